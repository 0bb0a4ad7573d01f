import Papa from 'papaparse';
import { decodeText } from '../../importers/encoding.ts';
import { isCompoundFile, isZip } from '../../importers/signatures.ts';
import { readSpreadsheet, type SpreadsheetTable } from '../../importers/spreadsheet.ts';
import { readWhole, unreadable } from '../recognising.ts';

const largestTable = 64 * 1024 * 1024;

/** The tables of a CSV, TSV, XLSX or ODS file, told by its content and not by its name. */
export async function readTables(path: string): Promise<SpreadsheetTable[]> {
  const bytes = readWhole(path, largestTable);
  if (isZip(bytes) || isCompoundFile(bytes)) return readSpreadsheet(bytes);
  const { text } = await decodeText(bytes);
  const rows = parseDelimited(text);
  if (rows === null) throw unreadable(path, 'a quotation mark in it is not closed');
  return [{ name: '', rows, fillOf: () => null }];
}

/** Null where a quotation mark is not closed. */
export function parseDelimited(text: string): string[][] | null {
  const table = text.replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(table, { skipEmptyLines: false, delimiter: delimiterOf(table) });
  return errors.some(({ type }) => type === 'Quotes') ? null : data;
}

/** The sign that the first line uses most outside of quotation marks; a guess over all lines errs on short tables. */
function delimiterOf(text: string): string {
  const line = (/[^\r\n]+/.exec(text)?.[0] ?? '').replace(/"[^"]*"?/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length - 1 }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.sign;
}
