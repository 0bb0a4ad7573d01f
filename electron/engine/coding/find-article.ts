import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { ArticleNames } from '../store/queries/articles.ts';

/**
 * Finds articles for tables with a line per article: by id, else by exact title, else by title without regard to case,
 * else by the name of the file that it came from. All names are held, so that ten thousand lines are no search each.
 */
export function createArticleFinder(articles: readonly ArticleNames[]): (reference: string) => ArticleId {
  const byId = groupedBy(articles, ({ id }) => id);
  const byTitle = groupedBy(articles, ({ title }) => title);
  const byFoldedTitle = groupedBy(articles, ({ title }) => title.toLowerCase());
  const byFile = groupedBy(articles, ({ fileName }) => fileName ?? '');
  return (reference) => {
    if (reference === '') throw new ParlanceError('article.not-found', 'The line names no article.');
    const found =
      byId.get(reference) ??
      byTitle.get(reference) ??
      byFoldedTitle.get(reference.toLowerCase()) ??
      byFile.get(reference);
    if (found?.length === 1) return found[0]!;
    if (found) {
      const sentence = `“${reference}” names ${found.length} articles. Write the id of the one that is meant.`;
      throw new ParlanceError('article.ambiguous', sentence, { details: { reference } });
    }
    throw new ParlanceError('article.not-found', `There is no article “${reference}” in the project.`, {
      details: { reference },
    });
  };
}

function groupedBy(articles: readonly ArticleNames[], keyOf: (article: ArticleNames) => string) {
  const groups = new Map<string, ArticleId[]>();
  for (const article of articles) {
    const group = groups.get(keyOf(article));
    if (group) group.push(article.id);
    else groups.set(keyOf(article), [article.id]);
  }
  return groups;
}
