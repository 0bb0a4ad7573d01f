import { createHash } from 'node:crypto';
import { countWords, textDirection } from '../../../shared/domain/text/direction.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import type { PlannedArticle } from '../importers/import-plan.ts';
import type { PreparedArticle } from './planned-file.ts';

/** Measures an article and folds it for the full-text index. */
export function prepareArticle(article: PlannedArticle): PreparedArticle {
  return {
    ...article,
    textHash: sha256(article.text),
    words: countWords(article.text, article.language),
    direction: textDirection(article.text, article.language),
    foldedTitle: foldForIndex(article.title),
    foldedText: foldForIndex(article.text),
  };
}

/** In lower-case hexadecimal; a text by its UTF-8 bytes. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
