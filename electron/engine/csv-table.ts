import Papa from 'papaparse';
import { ParlanceError, type ErrorCode } from '../../shared/contract/errors.ts';

export interface CsvRow {
  /** Line of the file where the row starts, counted from 1; the header is line 1. */
  line: number;
  /** Trimmed cell of a column by its lower-case name; undefined where the table has no such column. */
  get(column: string): string | undefined;
}

export interface CsvTable {
  columns: ReadonlySet<string>;
  /** The columns as the table spells them, trimmed, in their order. */
  header: readonly string[];
  rows: CsvRow[];
}

/** The cells of a table, and the first quotation mark that is not closed. */
export function parseDelimited(csv: string): { data: string[][]; quoteError: Papa.ParseError | undefined } {
  const table = csv.replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(table, { skipEmptyLines: false, delimiter: delimiterOf(table) });
  return { data, quoteError: errors.find((error) => error.type === 'Quotes') };
}

/** The sign that the first line uses most outside of quotation marks; a guess over all lines errs on short tables. */
function delimiterOf(table: string): string {
  const line = (/[^\r\n]+/.exec(table)?.[0] ?? '').replace(/"[^"]*"?/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length - 1 }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.sign;
}

/** The names of the columns, where the file is a table; empty where it is none. */
export function headerCells(beginning: string): string[] {
  return parseDelimited(beginning.split(/\r\n|\r|\n/, 1)[0] ?? '').data[0] ?? [];
}

/** Reads a table that people or spreadsheets made: any usual delimiter, with or without byte-order mark. */
export function parseCsvTable(csv: string, code: ErrorCode, what: string): CsvTable {
  const { data, quoteError } = parseDelimited(csv);
  if (quoteError) {
    throw new ParlanceError(
      code,
      `${what} cannot be read: a quotation mark in row ${(quoteError.row ?? 0) + 1} is not closed. Nothing was changed.`,
      {
        details: { row: quoteError.row },
      },
    );
  }
  const spelled = (data[0] ?? []).map((name) => name.trim());
  const header = spelled.map((name) => name.toLowerCase());
  if (header.every((name) => name === '')) {
    throw new ParlanceError(code, `${what} is empty: the first line has to name the columns. Nothing was changed.`);
  }
  const places = new Map(header.map((name, index) => [name, index]));
  const rows: CsvRow[] = [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    if (index > 0 && cells.some((cell) => cell.trim() !== '')) {
      rows.push({
        line,
        get(column) {
          const place = places.get(column);
          return place === undefined ? undefined : (cells[place] ?? '').trim();
        },
      });
    }
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  return { columns: new Set(header), header: spelled, rows };
}
