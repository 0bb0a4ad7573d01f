import { isPartialDate, type Column } from './columns.ts';
import type { TypedRow, TypedValue } from './typed-tables.ts';

export interface DatedTable {
  columns: readonly Column[];
  /** The row with the values of the columns that were added. */
  readonly extend: (row: TypedRow) => TypedRow;
}

/**
 * For programs whose columns are either dates or texts: beside each column whose dates may be known to the year only
 * comes one of real dates, `…_day`, which is empty where the day is not known. So columns have the same type whatever
 * the dates are.
 */
export function withDayColumns(columns: readonly Column[]): DatedTable {
  const taken = new Set(columns.map((column) => column.name));
  const added = new Map<number, Column>();
  for (const [at, column] of columns.entries()) {
    if (!isPartialDate(column)) continue;
    let name = `${column.name}_day`;
    for (let number = 2; taken.has(name); number++) name = `${column.name}_day_${number}`;
    taken.add(name);
    const label = column.title ?? column.name;
    added.set(at, { name, type: 'date', title: `${label} (day)`, description: 'Empty where the day is not known' });
  }
  if (added.size === 0) return { columns, extend: (row) => row };
  const knownDayOf = rememberingLast(dayOf);
  return {
    columns: columns.flatMap((column, at) => (added.has(at) ? [column, added.get(at)!] : [column])),
    extend(row) {
      const values: TypedValue[] = [];
      for (let at = 0; at < row.length; at++) {
        values.push(row[at]!);
        if (added.has(at)) values.push(knownDayOf(row[at]!));
      }
      return values;
    },
  };
}

/** Rows of the same article follow one another with the same date. */
function rememberingLast(find: typeof dayOf): typeof dayOf {
  let last: TypedValue = null;
  let found: string | null = null;
  return (value) => {
    if (value === last) return found;
    last = value;
    return (found = find(value));
  };
}

/** The day of a date that is known so far, as it was written; null for a year or a month. */
export function dayOf(value: TypedValue): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  const day = value.slice(0, 10);
  const time = Date.parse(day);
  // The thirtieth of February is text, no day.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
