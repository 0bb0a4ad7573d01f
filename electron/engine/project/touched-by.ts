import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';
import { journaledTables } from '../history/journaled-tables.ts';
import type { RowChange } from '../history/row-changes.ts';
import { oneRow, type ReadableDb, type Row } from '../store/database.ts';

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
    if (change.table === 'article_state' || change.table === 'article_variable') {
      add('articles', articleOfRow(db, change.table, change));
    } else if (change.table === 'segment_attribute') {
      add('segments', segmentOfAttribute(db, change));
      add('codedArticles', articleOfAttribute(db, change));
    } else {
      add(journaledTables[change.table].thing, change.rowId);
    }
    if (change.table === 'segment') add('codedArticles', articleOfSegment(db, change));
    if (change.table === 'memo') add('codedArticles', articleOfMemo(db, change));
  }
  return Object.fromEntries([...sets].map(([thing, ids]) => [thing, ids.size > mostIds ? 'all' : [...ids]]));
}

function articleOfSegment(db: ReadableDb, change: RowChange): string | undefined {
  const known = change.after?.['article_id'] ?? change.before?.['article_id'];
  return typeof known === 'string' ? known : articleById(db, change.rowId);
}

function articleOfRow(
  db: ReadableDb,
  table: 'article_state' | 'article_variable',
  change: RowChange,
): string | undefined {
  const known = change.after?.['article_id'] ?? change.before?.['article_id'];
  if (typeof known === 'string') return known;
  return oneRow<{ id: string }>(db, `SELECT article_id AS id FROM ${table} WHERE id = ?`, change.rowId)?.id;
}

function segmentOfAttribute(db: ReadableDb, change: RowChange): string | undefined {
  const known = change.after?.['segment_id'] ?? change.before?.['segment_id'];
  if (typeof known === 'string') return known;
  return oneRow<{ id: string }>(db, 'SELECT segment_id AS id FROM segment_attribute WHERE id = ?', change.rowId)?.id;
}

function articleOfAttribute(db: ReadableDb, change: RowChange): string | undefined {
  const segmentId = segmentOfAttribute(db, change);
  return segmentId === undefined ? undefined : articleById(db, segmentId);
}

function articleOfMemo(db: ReadableDb, change: RowChange): string | undefined {
  const isWhole = change.before === null || change.after === null;
  const memo = isWhole
    ? (change.after ?? change.before)
    : oneRow<Row>(db, 'SELECT subject, subject_id FROM memo WHERE id = ?', change.rowId);
  return memo?.['subject'] === 'segment' ? articleById(db, String(memo['subject_id'])) : undefined;
}

function articleById(db: ReadableDb, segmentId: string): string | undefined {
  return oneRow<{ id: string }>(db, 'SELECT article_id AS id FROM segment WHERE id = ?', segmentId)?.id;
}
