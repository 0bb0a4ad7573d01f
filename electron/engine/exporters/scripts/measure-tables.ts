import path from 'node:path';
import type { DescribedTable } from '../data-package.ts';
import { readCsvRows } from '../csv-rows.ts';

/** What has to be known of the cells where a program wants the widths of texts, and cannot read line breaks in them. */
export interface TableMeasure {
  /** Bytes of UTF-8 of the longest cell, by column. */
  readonly widths: readonly number[];
  /** Place of the column of the first cell that holds a line break, at which measuring ends; null where none does. */
  readonly brokenColumn: number | null;
}

/**
 * Reads the tables that were just written, so that the measures are those of the very cells. Memory holds a handful of
 * rows.
 */
export async function measureTables(
  folder: string,
  tables: readonly DescribedTable[],
  delimiter: string,
): Promise<TableMeasure[]> {
  const measures: TableMeasure[] = [];
  for (const { file, columns } of tables) {
    measures.push(await measureTable(path.join(folder, file.name), columns.length, delimiter));
  }
  return measures;
}

async function measureTable(file: string, columns: number, delimiter: string): Promise<TableMeasure> {
  const widths = Array<number>(columns).fill(1);
  let isHeader = true;
  for await (const rows of readCsvRows(file, delimiter)) {
    for (const row of isHeader ? rows.slice(1) : rows) {
      for (let at = 0; at < row.length; at++) {
        const cell = row[at]!;
        // A UTF-16 unit takes three bytes at most.
        if (cell.length * 3 > widths[at]!) widths[at] = Math.max(widths[at]!, Buffer.byteLength(cell));
        if (cell.includes('\n')) return { widths, brokenColumn: at };
      }
    }
    isHeader = false;
  }
  return { widths, brokenColumn: null };
}
