import { filledCell, type ForeignDatabase } from '../foreign-database.ts';
import type { PlannedCoder } from '../plan.ts';

/** QualCoder knows its people by the names that stand with their work. */
const tablesWithOwners = ['code_text', 'annotation', 'journal', 'source', 'cases'];

export function readCoders(db: ForeignDatabase): PlannedCoder[] {
  const names = new Set<string>();
  for (const table of tablesWithOwners) {
    for (const row of db.rows(table, ['owner'])) {
      const name = filledCell(row['owner']);
      if (name !== null) names.add(name);
    }
  }
  return [...names].sort().map((name) => ({ key: name, name, color: null }));
}
