import { journaledTables, type JournaledTableName } from '../../electron/engine/history/journaled-tables.ts';
import type { ReadableDb } from '../../electron/engine/store/database.ts';

/** Tables that no command ever writes to, except that the journal grows. */
const others = ['article_text', 'original'] as const;

/** Every row of every table that commands change, in the order of their keys; and the full-text index. */
export function dumpTables(db: ReadableDb): Record<string, unknown[]> {
  const names: string[] = [...(Object.keys(journaledTables) as JournaledTableName[]), ...others];
  const dump = Object.fromEntries(
    names.map((name) => {
      // Times of project-wide counters move on with every step, also with undo: they are left out.
      const columns = name === 'project' ? 'singleton, id, title, created_at' : '*';
      return [name, db.prepare(`SELECT ${columns} FROM ${name} ORDER BY 1`).all()];
    }),
  );
  return { ...dump, article_search: db.prepare('SELECT rowid FROM article_search ORDER BY rowid').all() };
}
