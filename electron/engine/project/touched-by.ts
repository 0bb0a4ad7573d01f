import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';
import { journaledTables } from '../history/journaled-tables.ts';
import type { RowChange } from '../history/row-changes.ts';
import { oneRow, type ReadableDb } from '../store/database.ts';

/** Beyond so many ids of a kind, a listener reads everything of the kind anew. */
const mostIds = 200;

/** Which things a list of row changes touched, by kind, as change events tell it. */
export function touchedBy(db: ReadableDb, changes: readonly RowChange[]): TouchedThings {
  const sets = new Map<keyof TouchedThings, Set<string>>();
  // Rows that hang on a removed segment no longer lead to an article; the segment's own change names it then.
  const add = (thing: keyof TouchedThings, id: string | undefined): void => {
    if (id === undefined) return;
    const ids = sets.get(thing);
    if (ids) ids.add(id);
    else sets.set(thing, new Set([id]));
  };
  for (const change of changes) {
    const row = change.after ?? change.before ?? {};
    if (change.table === 'article_state') {
      add('articles', String(row['article_id'] ?? change.rowId));
    } else if (change.table === 'segment_attribute') {
      add('segments', String(row['segment_id'] ?? change.rowId));
      add('codedArticles', articleOfAttribute(db, change));
    } else {
      add(journaledTables[change.table].thing, change.rowId);
    }
    if (change.table === 'segment') add('codedArticles', articleOfSegment(db, change));
    if (change.table === 'memo' && row['subject'] === 'segment') {
      add('codedArticles', articleById(db, String(row['subject_id'])));
    }
  }
  return Object.fromEntries([...sets].map(([thing, ids]) => [thing, ids.size > mostIds ? 'all' : [...ids]]));
}

function articleOfSegment(db: ReadableDb, change: RowChange): string | undefined {
  const known = change.after?.['article_id'] ?? change.before?.['article_id'];
  return typeof known === 'string' ? known : articleById(db, change.rowId);
}

function articleOfAttribute(db: ReadableDb, change: RowChange): string | undefined {
  const segmentId = change.after?.['segment_id'] ?? change.before?.['segment_id'];
  if (typeof segmentId === 'string') return articleById(db, segmentId);
  return oneRow<{ article_id: string }>(
    db,
    'SELECT article_id FROM segment JOIN segment_attribute ON segment_attribute.segment_id = segment.id WHERE segment_attribute.id = ?',
    change.rowId,
  )?.article_id;
}

function articleById(db: ReadableDb, segmentId: string): string | undefined {
  return oneRow<{ article_id: string }>(db, 'SELECT article_id FROM segment WHERE id = ?', segmentId)?.article_id;
}
