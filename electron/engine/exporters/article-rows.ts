import type { ArticleState } from '../../../shared/domain/coding/types.ts';
import type { ArticleCoder, CodedArticle } from './coded-articles.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { RowParts } from './row-parts.ts';

/** Rows of the table of articles: every article, coded or not. */
export function createArticleRow(plan: DatasetPlan): (coded: CodedArticle) => RowParts {
  const columns = new Map(plan.columnCodes.map((code) => [code.id, code.column!]));
  return ({ article, segments, coders, variables }) => {
    const counts = Array<number>(columns.size).fill(0);
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
      article.words,
      article.textHash,
      article.duplicateOf,
      coders.map((coder) => coder.name).join('; '),
      stateOf(coders),
    ];
    return [metadata, variables, counts, counts.map((count) => (count > 0 ? 1 : 0))];
  };
}

function stateOf(coders: readonly ArticleCoder[]): ArticleState {
  if (coders.length === 0) return 'not-started';
  return coders.every((coder) => coder.state === 'done') ? 'done' : 'in-progress';
}
