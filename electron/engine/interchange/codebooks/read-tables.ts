import { parseDelimited } from '../../csv-table.ts';
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
  const { data, quoteError } = parseDelimited(text);
  if (quoteError) throw unreadable(path, 'a quotation mark in it is not closed');
  return [{ name: '', rows: data, fillOf: () => null }];
}
