import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import type { WritableDb } from './database.ts';

/**
 * `holds_folded(text, folded)`: whether a text holds words that were folded already, whatever its own spelling. SQLite's
 * LIKE knows the two cases of ASCII letters and nothing else. Never callable from the schema of a file.
 */
export function addSqlFunctions(db: WritableDb): void {
  db.function('holds_folded', { deterministic: true, directOnly: true }, (text, folded) =>
    typeof text === 'string' && foldForIndex(text).includes(folded as string) ? 1 : 0,
  );
}
