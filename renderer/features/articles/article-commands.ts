import type { TFunction } from 'i18next';
import { removeArticles, setArticleState } from '../../api/article-actions.ts';
import { undo } from '../../api/project-actions.ts';
import type { ArticleState, ArticleSummary } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { showError, showToast } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { useArticlesState } from './articles-state.ts';
import { nothingSelected, survivor } from './list-selection.ts';

const noArticle = { articleId: null, passage: null, segmentId: null, revealing: null };

/** Removes articles; the reader goes on to the next that stays. Undoable, so nothing is asked. */
export function removeAndMoveOn(
  leaving: readonly ArticleId[],
  order: readonly ArticleId[],
  t: TFunction<'articles'>,
): void {
  if (leaving.length === 0) return;
  const openId = useWorkbench.getState().articleId;
  if (openId !== null && leaving.includes(openId)) {
    const next = survivor(order, new Set(leaving), openId);
    if (next === null) useWorkbench.setState(noArticle);
    else useWorkbench.getState().openArticle(next);
  }
  useArticlesState.getState().setSelection(nothingSelected);
  removeArticles(leaving).then(
    () =>
      showToast({
        tone: 'ok',
        text: t('removed', { count: leaving.length }),
        action: { label: t('undo'), run: () => void undo() },
      }),
    showError,
  );
}

export function markArticles(ids: readonly ArticleId[], state: ArticleState): void {
  setArticleState(ids, state).catch(showError);
}

/** Done, or, when all of them are done already, back to what their codings say. */
export function toggleDone(articles: readonly ArticleSummary[]): void {
  const open = articles.filter((article) => article.state !== 'done');
  if (open.length > 0)
    return markArticles(
      open.map((article) => article.id),
      'done',
    );
  const begun = articles.filter((article) => article.segmentCount > 0);
  const untouched = articles.filter((article) => article.segmentCount === 0);
  if (begun.length > 0)
    markArticles(
      begun.map((article) => article.id),
      'in-progress',
    );
  if (untouched.length > 0)
    markArticles(
      untouched.map((article) => article.id),
      'not-started',
    );
}
