import { ParlanceError } from '../../../shared/contract/errors.ts';
import { startsWithBytes } from './signatures.ts';
import { assertUnpackable, readZipDirectory } from './zip-archive.ts';

/** One sheet as people see it. */
export interface SpreadsheetTable {
  name: string;
  /** Cells as text, rows of any length. Numbers in the shortest spelling, days and times in ISO 8601. */
  rows: string[][];
  /** Background of a cell, `#rrggbb`; null where it has none. Places are counted from 0. */
  fillOf(row: number, column: number): string | null;
}

const largestFile = 64 * 1024 * 1024;
const largestUnpacked = 512 * 1024 * 1024;
/** Sheets repeat themselves, so that they pack better than texts do. */
const largestRatio = 300;
const mostRows = 200_000;

/** The sheets of an XLSX or ODS file that are not hidden, in their order. Formulas count as their last result. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<SpreadsheetTable[]> {
  const entries = readZipDirectory(bytes);
  if (bytes.length > largestFile) throw tooLarge();
  if (entries === null) throw refused(bytes);
  assertUnpackable(entries, { totalSize: largestUnpacked, ratio: largestRatio });
  const isOpenDocument = entries.some(({ name }) => name === 'content.xml');
  if (!isOpenDocument && !entries.some(({ name }) => name.startsWith('xl/workbook.'))) throw refused(bytes);
  try {
    return await readSheets(bytes, isOpenDocument);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ParlanceError('import.damaged', `This spreadsheet is damaged: ${reason}.`, { cause });
  }
}

async function readSheets(bytes: Uint8Array, isOpenDocument: boolean): Promise<SpreadsheetTable[]> {
  const workbook = isOpenDocument
    ? await (await import('hucre/ods')).readOds(bytes, { readStyles: true })
    : await (await import('hucre/xlsx')).readXlsx(bytes, { readStyles: true, maxRows: mostRows });
  return workbook.sheets
    .filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true)
    .map(({ name, rows, cells }) => ({
      name,
      rows: rows.slice(0, mostRows).map((row) => row.map(textOfCell)),
      fillOf: (row, column) => {
        const fill = cells?.get(`${row},${column}`)?.style?.fill;
        const rgb = fill?.type === 'pattern' ? fill.fgColor?.rgb : undefined;
        return rgb === undefined || !/^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb)
          ? null
          : `#${rgb.slice(-6).toLowerCase()}`;
      },
    }));
}

function textOfCell(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
}

function tooLarge(): ParlanceError {
  return new ParlanceError(
    'import.too-large',
    `This spreadsheet is larger than ${largestFile / 1024 / 1024} MB. Save it as CSV.`,
  );
}

function refused(bytes: Uint8Array): ParlanceError {
  // The container of Office 97 to 2003, in which encrypted files of today are kept too.
  if (startsWithBytes(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const message =
      'This is a spreadsheet of Excel 97–2003, or one with a password. Save it as XLSX without a password.';
    return new ParlanceError('import.unknown-format', message);
  }
  return new ParlanceError('import.damaged', 'This is no spreadsheet, or it is damaged or cut off.');
}
