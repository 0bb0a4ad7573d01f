import type { ArticleDocument, ArticlePatch } from '../../shared/contract/schemas/articles.ts';
import type { ArticleState, ArticleSummary } from '../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { engine } from './engine.ts';
import { cacheChange, changeAtOnce, type CacheChange } from './optimistic.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

/** Changes of articles. Shown at once; each throws the engine's refusal after the true state is back on screen. */

/** The same patch on the list and on every document in the cache. */
function patchArticles(ids: readonly ArticleId[], patch: Partial<ArticleSummary>): CacheChange[] {
  const touched = new Set(ids);
  return [
    cacheChange<ArticleSummary[]>(queries.articles().queryKey, (articles) =>
      articles.map((article) => (touched.has(article.id) ? { ...article, ...patch } : article)),
    ),
    ...ids
      .map((id) => queries.article(id).queryKey)
      .filter((key) => queryClient.getQueryData(key) !== undefined)
      .map((key) => cacheChange<ArticleDocument>(key, (article) => ({ ...article, ...patch }))),
  ];
}

export async function setArticleState(ids: readonly ArticleId[], state: ArticleState): Promise<void> {
  if (ids.length === 0) return;
  await changeAtOnce(patchArticles(ids, { state }), () => engine().articles.setState({ ids: [...ids], state }));
}

export async function updateArticles(ids: readonly ArticleId[], patch: ArticlePatch): Promise<void> {
  const definite = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  await changeAtOnce(patchArticles(ids, definite), () => engine().articles.update({ ids: [...ids], patch }));
}

/** With their codings; undo brings both back. */
export async function removeArticles(ids: readonly ArticleId[]): Promise<void> {
  if (ids.length === 0) return;
  const leaving = new Set(ids);
  const withoutThem = cacheChange<ArticleSummary[]>(queries.articles().queryKey, (articles) =>
    articles.filter((article) => !leaving.has(article.id)),
  );
  await changeAtOnce([withoutThem], () => engine().articles.remove({ ids: [...ids] }));
}
