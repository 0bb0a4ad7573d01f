import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Column } from './columns.ts';
import { dataPackageName, dataPackageOf, type DescribedColumn } from './data-package.ts';
import { writeText } from './dataset-folder.ts';
import { describeTables } from './dataset-tables.ts';
import { createExporter, type ExportProgress, type ExportScope } from './export-run.ts';
import type { Exporter } from './exporter.ts';
import type { OutputFile, WrittenFile } from './table-file.ts';
import {
  codebookTypedRows,
  columnsOf,
  iterateTypedRows,
  type DatasetTable,
  type TypedRow,
  type WalkedTable,
} from './typed-tables.ts';

/** A table that is being written. Rows come in the order of the columns of the dataset. */
export interface TableWriter {
  readonly rows: number;
  /** Whether enough is waiting to be drained. */
  readonly isFull: boolean;
  addRow(row: TypedRow): void;
  drain(): Promise<void>;
  finish(): Promise<WrittenFile>;
  /** Lets go of the file, whatever state it is in. */
  abandon(): Promise<void>;
}

export type OpenTable = (table: DatasetTable, fileName: string) => Promise<TableWriter>;

export interface TableFormat {
  /** With the full stop. A name that ends so makes one file, of segments. */
  extension: string;
  /** The columns that a file has for those of the table, as its data package describes them. */
  describe(columns: readonly Column[]): readonly DescribedColumn[];
  /** What has to be known before the first row can be written is found out here. */
  prepare(scope: ExportScope, tables: readonly DatasetTable[]): AsyncGenerator<ExportProgress, OpenTable, undefined>;
}

/** What a format adds to the file that its table goes to. */
interface OwnWriting {
  /** Adds the row to the file, or to what is flushed later; counting rows is its own work. */
  addRow(row: TypedRow): void;
  /** Whether rows that are not in the file yet should go there. */
  hasWaiting?(): boolean;
  /** Puts rows that wait into the file. */
  flush?(): void;
  /** Adds what stands behind the last row. */
  end?(): void;
}

export function writerOnto(file: OutputFile, own: OwnWriting): TableWriter {
  return {
    get rows() {
      return file.rows;
    },
    get isFull() {
      return file.isFull || own.hasWaiting?.() === true;
    },
    addRow: (row) => own.addRow(row),
    drain() {
      own.flush?.();
      return file.drain();
    },
    finish() {
      own.flush?.();
      own.end?.();
      return file.finish(true);
    },
    abandon: () => file.abandon(),
  };
}

const allTables: readonly DatasetTable[] = ['segments', 'articles', 'units', 'codebook'];

/** Rows between two signs of life, at which others get their turn and a cancelled export stops. */
const progressStep = 5_000;

/** The tables of the dataset in a format of one file per table, with the data package that describes them. */
export function createTableExporter(format: TableFormat): Exporter {
  const { extension } = format;
  const isFile = (to: string): boolean => path.extname(to).toLowerCase() === extension;
  return createExporter({
    target: (_options, to) =>
      isFile(to)
        ? { kind: 'file' }
        : { kind: 'folder', fileNames: [...allTables.map((table) => table + extension), dataPackageName] },
    write(scope) {
      if (isFile(scope.fileName)) return writeTables(format, scope, ['segments'], () => scope.fileName);
      return writeFolder(format, scope);
    },
  });
}

async function* writeFolder(
  format: TableFormat,
  scope: ExportScope,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const { plan, folder, programVersion } = scope;
  const files = yield* writeTables(format, scope, allTables, (table) => table + format.extension);
  const tables = describeTables(plan, files).map((table, at) => ({
    ...table,
    columns: format.describe(columnsOf(plan, allTables[at]!)),
  }));
  const descriptor = dataPackageOf(plan, tables, programVersion);
  return [...files, await writeText(folder, dataPackageName, descriptor)];
}

async function* writeTables(
  format: TableFormat,
  scope: ExportScope,
  tables: readonly DatasetTable[],
  nameOf: (table: DatasetTable) => string,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const open = yield* format.prepare(scope, tables);
  const writers = new Map<DatasetTable, TableWriter>();
  try {
    for (const table of tables) writers.set(table, await open(table, nameOf(table)));
    for await (const { table, rows } of walkTables(scope, tables, (name, row) => writeRow(writers.get(name)!, row))) {
      yield { kind: 'progress', file: nameOf(table), rows };
    }
    const files: WrittenFile[] = [];
    for (const writer of writers.values()) files.push(await writer.finish());
    return files;
  } finally {
    for (const writer of writers.values()) await writer.abandon();
  }
}

function writeRow(writer: TableWriter, row: TypedRow): Promise<void> | undefined {
  writer.addRow(row);
  return writer.isFull ? writer.drain() : undefined;
}

/** Shows every row of these tables, in one walk over the articles, and tells from time to time how far it has come. */
export async function* walkTables(
  scope: ExportScope,
  tables: readonly DatasetTable[],
  take: (table: DatasetTable, row: TypedRow) => Promise<void> | undefined,
): AsyncGenerator<{ table: DatasetTable; rows: number }, void, undefined> {
  const { db, plan } = scope;
  const counts: Record<DatasetTable, number> = { segments: 0, articles: 0, units: 0, codebook: 0 };
  const walked = tables.filter((table): table is WalkedTable => table !== 'codebook');
  for (const { table, row } of iterateTypedRows(db, plan, walked)) {
    const waiting = take(table, row);
    if (waiting) await waiting;
    const rows = ++counts[table];
    if (rows % progressStep > 0) continue;
    await setImmediate();
    yield { table, rows };
  }
  if (!tables.includes('codebook')) return;
  for (const row of codebookTypedRows(plan)) {
    const waiting = take('codebook', row);
    if (waiting) await waiting;
  }
}
