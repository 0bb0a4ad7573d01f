import path from 'node:path';
import type { SpreadsheetTable } from '../../importers/spreadsheet.ts';
import { isZip } from '../../importers/signatures.ts';
import { headerCells } from '../../csv-table.ts';
import { createNoteTally } from '../note-tally.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource } from '../plan.ts';
import { emptyProject, extensionOf, headText, unreadable } from '../recognising.ts';
import { codebookPlan } from './codebook-plan.ts';
import { readTables } from './read-tables.ts';
import { codesOfTable } from './table-codes.ts';
import { isCodebookHeader, mapColumns, normalHeading, type ColumnMap } from './table-columns.ts';

/**
 * A codebook as a table: our own `codebook.csv`, or one that somebody made. What stands below what is told by a column
 * of paths, by one of parents (ids, names or paths), by columns of levels, or by paths in the column of names.
 */
export const codebookTableReader: InterchangeReader = {
  format: 'codebook-table',
  recognises(source) {
    if (source.isFolder) return false;
    const extension = extensionOf(source);
    if (extension === 'csv' || extension === 'tsv') return isCodebookHeader(headerCells(headText(source)));
    return (extension === 'xlsx' || extension === 'ods') && isZip(source.head) && isNamedLikeCodebook(source);
  },
  read: ({ path: file }) => readCodebookTable(file, 'codebook-table'),
};

/** A spreadsheet shows its headings only when it is unpacked, so that its name decides whether that is worth it. */
function isNamedLikeCodebook(source: InterchangeSource): boolean {
  return /code[ _-]?(?:book|s?system|list|frame|tree|s\b)|codebuch|coding[ _-]?(?:scheme|frame|manual)/i.test(
    path.basename(source.path),
  );
}

export async function readCodebookTable(
  file: string,
  wanted: 'codebook-table' | 'maxqda-codebook',
): Promise<InterchangePlan> {
  const notes = createNoteTally();
  const tables = await readTables(file);
  const found = findCodebook(tables);
  if (found === null) throw unreadable(file, whyNone(tables));
  const { table, headerRow, columns } = found;
  const others = tables.filter((other) => other !== table && other.rows.length > 0);
  for (const other of others) notes.add('sheets-ignored', 'Only one sheet was read.', other.name);
  for (const name of columns.unknown)
    notes.add('columns-ignored', 'Columns that say nothing about a code were left out.', name);
  const codes = codesOfTable(
    {
      rows: table.rows.slice(headerRow + 1).filter((row) => !isTotal(row)),
      columns,
      fillOf: (row, column) => table.fillOf(row + headerRow + 1, column),
    },
    notes,
  );
  if (codes.codes.length === 0) throw emptyProject(file, 'no code, only headings');
  const isMaxqda = wanted === 'maxqda-codebook' || table.rows[headerRow]!.some((cell) => isMaxqdaHeading(cell));
  return codebookPlan(isMaxqda ? 'maxqda-codebook' : wanted, isMaxqda ? 'MAXQDA' : 'Table of codes', codes, notes);
}

/** Headings of MAXQDA's “Overview of Codes” and of its exported code system, in English and German. */
export function isMaxqdaHeading(cell: string): boolean {
  return /^(?:cod\. ?seg\b.*|coded segments\b.*|codierte segmente\b.*|code-memo|obercode|% ?cod\. ?seg.*)$/.test(
    normalHeading(cell),
  );
}

interface FoundCodebook {
  table: SpreadsheetTable;
  headerRow: number;
  columns: ColumnMap;
}

/** Headings may stand below a title. The sheet with the most columns that are understood is the codebook. */
function findCodebook(tables: readonly SpreadsheetTable[]): FoundCodebook | null {
  let best: FoundCodebook | null = null;
  let bestScore = 0;
  for (const table of tables) {
    for (const [headerRow, row] of table.rows.slice(0, 10).entries()) {
      const columns = mapColumns(row);
      const score = columns === null ? 0 : columns.places.size + columns.levels.length;
      if (columns === null || score <= bestScore) continue;
      best = { table, headerRow, columns };
      bestScore = score;
    }
  }
  return best;
}

function whyNone(tables: readonly SpreadsheetTable[]): string {
  const row = tables.flatMap(({ rows }) => rows).find((cells) => cells.some((cell) => cell.trim() !== ''));
  if (row === undefined) return 'it is empty';
  const seen = row
    .filter((cell) => cell.trim() !== '')
    .slice(0, 8)
    .map((cell) => `“${cell.trim().slice(0, 40)}”`);
  return `no column is headed “Code”, “Name” or “Path”; its first row holds ${seen.join(', ')}`;
}

/** The last row of an overview sums up the frequencies. */
function isTotal(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return (
    filled.length > 1 &&
    /^(?:total|sum|summe|gesamt|σ)$/i.test(filled[0]!) &&
    filled.slice(1).every((cell) => /^[\d.,% ]+$/.test(cell))
  );
}
