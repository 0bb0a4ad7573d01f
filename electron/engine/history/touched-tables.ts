import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';
import { journaledTables, type JournaledTableName } from './journaled-tables.ts';

/** Of so many changes nobody wants to hear the ids: everything of their kinds is to be read anew. */
export function touchedByTables(tables: ReadonlySet<JournaledTableName>): TouchedThings {
  const touched: TouchedThings = {};
  for (const table of tables) {
    touched[journaledTables[table].thing] = 'all';
    if (table === 'segment' || table === 'segment_attribute' || table === 'memo') touched.codedArticles = 'all';
  }
  return touched;
}
