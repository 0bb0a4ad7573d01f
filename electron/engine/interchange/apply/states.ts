import { articleStates, type ArticleState } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../../shared/domain/ids.ts';
import { oneRow } from '../../store/database.ts';
import type { PlannedSource } from '../plan.ts';
import { coderOf, type TakenThings, type Taking } from './taking.ts';

/** How far each coder is with an article. Nobody falls back: who is done here stays done. */
export function applyStates(taking: Taking, things: TakenThings, articleId: ArticleId, source: PlannedSource): void {
  const { db, record, newId, time } = taking.scope;
  for (const [coderKey, state] of source.states ?? []) {
    if (!articleStates.includes(state)) continue;
    const coderId = coderOf(taking, things, coderKey);
    const ours = oneRow<{ id: string; state: ArticleState }>(
      db,
      'SELECT id, state FROM article_state WHERE article_id = ? AND coder_id = ?',
      articleId,
      coderId,
    );
    if (articleStates.indexOf(state) <= articleStates.indexOf(ours?.state ?? 'not-started')) continue;
    if (ours) record.update('article_state', ours.id, { state, modified_at: time });
    else {
      record.insert('article_state', {
        id: newId(),
        article_id: articleId,
        coder_id: coderId,
        state,
        modified_at: time,
      });
    }
  }
}
