import { columnLabelOf, valueLabelsOf } from './column-labels.ts';
import type { Column } from './columns.ts';
import { cutToBytes, toSpssNames } from './spss-sav-names.ts';
import { longestSavString, toSpssSeconds, widthFor, type SavValue, type SavVariable } from './spss-sav-variable.ts';
import type { TypedRow, TypedValue } from './typed-tables.ts';

/** What has to be known of a column of text before its first value can be written. */
export interface TextMeasure {
  /** Bytes of UTF-8 of the longest value, at most what a string may have. */
  width: number;
  cut: number;
  /** Values that end with a blank. */
  blankEnds: number;
}

/** SPSS knows no day before the calendar's reform. */
const firstDay = '1582-10-15';

export function isText(column: Column): boolean {
  return column.type === 'string';
}

export function newMeasure(): TextMeasure {
  return { width: 1, cut: 0, blankEnds: 0 };
}

export function measureText(measure: TextMeasure, value: TypedValue): void {
  if (typeof value !== 'string' || value === '') return;
  if (value.endsWith(' ')) measure.blankEnds++;
  // A UTF-16 unit takes three bytes at most.
  if (value.length * 3 <= measure.width) return;
  const bytes = Buffer.byteLength(value);
  if (bytes > longestSavString) measure.cut++;
  measure.width = Math.max(measure.width, Math.min(bytes, longestSavString));
}

export function savVariablesOf(columns: readonly Column[], measures: readonly TextMeasure[]): SavVariable[] {
  const names = toSpssNames(columns.map((column) => column.name));
  return columns.map((column, at) => savVariableOf(column, names[at]!, measures[at]!));
}

function savVariableOf(column: Column, name: string, { width }: TextMeasure): SavVariable {
  const known = { name, label: columnLabelOf(column), valueLabels: valueLabelsOf(column) };
  const measure = known.valueLabels.length > 0 || isText(column) ? 'nominal' : 'scale';
  const number = { ...known, width: 0, decimals: 0, measure } as const;
  switch (column.type) {
    case 'string': {
      const longest = Math.max(width, ...known.valueLabels.map(([value]) => String(value).length));
      const displayWidth = Math.min(40, Math.max(8, longest));
      return { ...known, width: widthFor(longest), format: 'A', decimals: 0, measure, displayWidth };
    }
    case 'date':
      return { ...number, format: 'DATE', displayWidth: 11 };
    case 'datetime':
      return { ...number, format: 'DATETIME', displayWidth: 20 };
    case 'number':
      return { ...number, format: 'F', decimals: 3, displayWidth: 12 };
    default:
      return { ...number, format: 'F', displayWidth: 8 };
  }
}

/** A row as the file holds it; dates that SPSS does not know are missing, and counted by `onEarly`. */
export function savValuesOf(columns: readonly Column[], row: TypedRow, onEarly: () => void): SavValue[] {
  return columns.map(({ type }, at) => {
    const value = row[at] ?? null;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (typeof value !== 'string') return value;
    if (type === 'string') return cutToBytes(value, longestSavString);
    if (value < firstDay) {
      onEarly();
      return null;
    }
    return toSpssSeconds(value);
  });
}
