import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ArticlePatch } from '../../../shared/contract/schemas/articles.ts';
import type { ArticleState } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../../shared/domain/ids.ts';
import type { CommandOutcome, CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import { oneRow, type ReadableDb, type Row } from '../store/database.ts';
import { isArticle } from '../store/queries/articles.ts';
import { findInvalidDate } from '../../../shared/domain/coding/iso-dates.ts';

export function updateArticles(
  project: OpenProject,
  ids: readonly ArticleId[],
  patch: ArticlePatch,
): CommandOutcome<void> {
  const label = ids.length === 1 ? 'Change an article' : `Change ${ids.length} articles`;
  if (patch.date) assertDate(patch.date);
  return project.command({ command: 'articles.update', label }, ({ db, record }) => {
    for (const id of ids) {
      assertArticle(db, id);
      record.update('article', id, rowOf(patch));
    }
  });
}

function rowOf({ date, ...others }: ArticlePatch): Row {
  const row: Row = { ...(others as Row) };
  if (date !== undefined) {
    row['date'] = date;
    row['date_precision'] = date === null ? null : precisionOf(date);
  }
  return row;
}

function precisionOf(date: string): string {
  if (date.length <= 4) return 'year';
  if (date.length <= 7) return 'month';
  return date.length <= 10 ? 'day' : 'minute';
}

function assertDate(date: string): void {
  const reason = findInvalidDate(date);
  if (reason)
    throw new ParlanceError('call.invalid', `“${date}” is not a date: ${reason}. Nothing was changed.`, {
      details: { date },
    });
}

export function setArticleState(
  project: OpenProject,
  ids: readonly ArticleId[],
  state: ArticleState,
): CommandOutcome<void> {
  const words = state === 'done' ? 'done' : state === 'in-progress' ? 'in progress' : 'not started';
  const label = ids.length === 1 ? `Mark an article ${words}` : `Mark ${ids.length} articles ${words}`;
  return project.command({ command: 'articles.setState', label }, (scope) => {
    for (const id of ids) {
      assertArticle(scope.db, id);
      writeArticleState(scope, id, project.coderId, state);
    }
  });
}

export function writeArticleState(
  { db, record, time, newId }: CommandScope,
  articleId: ArticleId,
  coderId: CoderId,
  state: ArticleState,
): void {
  const existing = oneRow<{ id: string; state: string }>(
    db,
    'SELECT id, state FROM article_state WHERE article_id = ? AND coder_id = ?',
    articleId,
    coderId,
  );
  if ((existing?.state ?? 'not-started') === state) return;
  if (existing) record.update('article_state', existing.id, { state, modified_at: time });
  else
    record.insert('article_state', { id: newId(), article_id: articleId, coder_id: coderId, state, modified_at: time });
}

/** Puts articles out of sight with all that was coded in them. Undo brings them back; nothing is erased. */
export function removeArticles(project: OpenProject, ids: readonly ArticleId[]): CommandOutcome<void> {
  const label = ids.length === 1 ? 'Remove an article' : `Remove ${ids.length} articles`;
  return project.command({ command: 'articles.remove', label }, ({ db, record, time }) => {
    for (const id of ids) {
      assertArticle(db, id);
      record.update('article', id, { removed_at: time });
    }
  });
}

function assertArticle(db: ReadableDb, id: string): void {
  if (isArticle(db, id)) return;
  throw new ParlanceError('article.not-found', 'This article is not in the project.', { details: { id } });
}
