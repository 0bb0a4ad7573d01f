import { open, type FileHandle } from 'node:fs/promises';
import type { ExportDifference } from '../../../shared/contract/schemas/exports.ts';
import { readCsvRows } from './csv-rows.ts';
import { hashOf } from './row-hash.ts';

/** A CSV file and how it has to be read. */
export interface TableFile {
  file: string;
  delimiter: string;
  /** The sign between the digits of columns that hold decimals; other columns are compared as they are written. */
  decimal: string;
  decimalColumns: ReadonlySet<string>;
}

/**
 * How a table differs from the one of the same name before it, row by row by its key. Only columns that both have are
 * compared, whatever the order, the delimiter and the decimal sign; which came and which went is told apart. Holds two
 * numbers per row of the old table. Null where one of the two has no such key.
 */
export async function compareTables(
  name: string,
  key: readonly string[],
  before: TableFile,
  after: TableFile,
  check: () => void,
): Promise<ExportDifference | null> {
  const same = { name, added: 0, removed: 0, changed: 0, columnsAdded: [], columnsRemoved: [] };
  if (await areSameBytes(before.file, after.file)) return same;
  const [old, fresh] = [await readHeader(before), await readHeader(after)];
  if (![old, fresh].every((columns) => key.every((column) => columns.includes(column)))) return null;
  const shared = fresh.filter((column) => old.includes(column));
  const hashes = new Map<number, number>();
  await hashRows(before, { columns: old, key, shared }, check, (id, row) => hashes.set(id, row));
  let [added, changed] = [0, 0];
  await hashRows(after, { columns: fresh, key, shared }, check, (id, row) => {
    const known = hashes.get(id);
    if (known === undefined) added++;
    else if (known !== row) changed++;
    hashes.delete(id);
  });
  return {
    name,
    added,
    removed: hashes.size,
    changed,
    columnsAdded: fresh.filter((column) => !old.includes(column)),
    columnsRemoved: old.filter((column) => !fresh.includes(column)),
  };
}

async function readHeader({ file, delimiter }: TableFile): Promise<string[]> {
  for await (const [header] of readCsvRows(file, delimiter)) return header ?? [];
  return [];
}

interface Hashed {
  columns: readonly string[];
  key: readonly string[];
  shared: readonly string[];
}

/** Takes the rows in turn, each as a number for its key and one for what both tables say of it. */
async function hashRows(
  { file, delimiter, decimal, decimalColumns }: TableFile,
  { columns, key, shared }: Hashed,
  check: () => void,
  take: (id: number, row: number) => void,
): Promise<void> {
  const keyPlaces = key.map((column) => columns.indexOf(column));
  const places = shared.map((column) => columns.indexOf(column));
  const decimals = decimal === '.' ? [] : places.filter((place) => decimalColumns.has(columns[place]!));
  let isHeader = true;
  for await (const rows of readCsvRows(file, delimiter)) {
    check();
    for (const row of isHeader ? rows.slice(1) : rows) {
      for (const place of decimals) row[place] = (row[place] ?? '').replace(decimal, '.');
      take(hashOf(row, keyPlaces), hashOf(row, places));
    }
    isHeader = false;
  }
}

const chunkSize = 1024 * 1024;

/** Most tables of a dataset that is made anew are as they were, and then nothing has to be read as a table. */
async function areSameBytes(first: string, second: string): Promise<boolean> {
  const handles: FileHandle[] = [];
  try {
    for (const file of [first, second]) handles.push(await open(file));
    return await readAlike(handles as [FileHandle, FileHandle]);
  } finally {
    for (const handle of handles) await handle.close();
  }
}

async function readAlike([one, other]: readonly [FileHandle, FileHandle]): Promise<boolean> {
  if ((await one.stat()).size !== (await other.stat()).size) return false;
  const [left, right] = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)];
  for (;;) {
    const [{ bytesRead }, same] = await Promise.all([one.read(left, 0, chunkSize), other.read(right, 0, chunkSize)]);
    if (bytesRead !== same.bytesRead || left.compare(right, 0, bytesRead, 0, bytesRead) !== 0) return false;
    if (bytesRead === 0) return true;
  }
}
