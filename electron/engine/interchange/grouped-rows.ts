import type { ForeignRow } from './foreign-database.ts';

/** Rows that come in the order of what they belong to, handed out owner by owner while the owners come in that order. */
export interface GroupedRows {
  /** The rows of the owner with this number. What comes before it belongs to nobody. */
  of(owner: number): ForeignRow[];
  /** Reads to the end and answers how many rows belonged to nobody. */
  strays(): number;
  close(): void;
}

/** `column` names the owner; the rows are ordered by it. Rows whose owner is no number belong to nobody. */
export function groupRows(rows: IterableIterator<ForeignRow>, column: string): GroupedRows {
  let strays = 0;
  let next = rows.next();
  return {
    of(wanted) {
      const found: ForeignRow[] = [];
      while (next.done !== true) {
        const owner = next.value[column];
        // SQLite puts NULL before numbers, and everything else after them.
        if (owner !== null && (typeof owner !== 'number' || owner > wanted)) break;
        if (owner === wanted) found.push(next.value);
        else strays += 1;
        next = rows.next();
      }
      return found;
    },
    strays() {
      for (; next.done !== true; next = rows.next()) strays += 1;
      return strays;
    },
    close: () => void rows.return?.(),
  };
}
