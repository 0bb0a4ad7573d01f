import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { TypedValue } from './row-parts.ts';

/** Writes values as RFC 4180 cells. An absent value is an empty cell. */
export interface CellWriter {
  readonly delimiter: string;
  readonly text: (value: string | null) => string;
  readonly number: (value: number | null) => string;
  /** A value of any column; yes and no are `true` and `false`. */
  readonly cell: (value: TypedValue) => string;
  /** The same before it is put in quotes, as a reader of the file gets it. */
  readonly plain: (value: TypedValue) => string;
  readonly row: (cells: readonly string[]) => string;
}

export function createCellWriter(options: Pick<ExportOptions, 'delimiter' | 'decimal' | 'excelSafe'>): CellWriter {
  const { delimiter, decimal, excelSafe } = options;
  // The delimiter is one of a closed list, none of which means anything inside brackets.
  const special = new RegExp(`["\\n\\r${delimiter}]`);
  const quoted = (value: string): string =>
    special.test(value) ? `"${value.includes('"') ? value.replaceAll('"', '""') : value}"` : value;
  const plainText = (value: string): string => (excelSafe && startsFormula(value) ? `'${value}` : value);
  const plainNumber = (value: number): string => (decimal === '.' ? String(value) : String(value).replace('.', ','));
  const plain = (value: TypedValue): string => {
    if (typeof value === 'string') return plainText(value);
    if (typeof value === 'number') return plainNumber(value);
    return value === null ? '' : String(value);
  };
  const text = (value: string | null): string => (value === null || value === '' ? '' : quoted(plainText(value)));
  const number = (value: number | null): string => {
    if (value === null) return '';
    return decimal === '.' ? String(value) : quoted(plainNumber(value));
  };
  return {
    delimiter,
    text,
    number,
    cell(value) {
      if (typeof value === 'number') return number(value);
      return typeof value === 'boolean' ? String(value) : text(value);
    },
    plain,
    row: (cells) => `${cells.join(delimiter)}\n`,
  };
}

/** What makes a spreadsheet calculate a cell, or hide what it does (OWASP, "CSV Injection"). */
function startsFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value);
}
