import type { ArticleState } from '../../../shared/domain/coding/types.ts';
import type { CellWriter } from './cells.ts';
import type { ArticleCoder, CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';

/** Rows of `articles.csv`: every article, coded or not. */
export function createArticleRow(plan: DatasetPlan, cells: CellWriter): (coded: CodedArticle) => string {
  const columns = new Map(plan.columnCodes.map((code) => [code.id, code.column!]));
  return ({ article, segments, coders }) => {
    const counts = new Uint32Array(columns.size);
    for (const segment of segments) counts[columns.get(segment[2])!]! += 1;
    const metadata = [
      article.id,
      article.title,
      article.byline,
      article.outlet,
      article.section,
      article.date,
      article.datePrecision,
      article.url,
      article.language,
      article.direction,
      article.sourceId,
      article.fileName,
      article.createdAt,
    ];
    return cells.row([
      ...metadata.map(cells.text),
      String(article.words),
      cells.text(article.textHash),
      cells.text(article.duplicateOf),
      cells.text(coders.map((coder) => coder.name).join('; ')),
      stateOf(coders),
      ...Array.from(counts, String),
      ...Array.from(counts, (count) => (count > 0 ? '1' : '0')),
    ]);
  };
}

function stateOf(coders: readonly ArticleCoder[]): ArticleState {
  if (coders.length === 0) return 'not-started';
  return coders.every((coder) => coder.state === 'done') ? 'done' : 'in-progress';
}
