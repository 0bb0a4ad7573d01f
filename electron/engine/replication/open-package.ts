import Database from 'better-sqlite3';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import { z } from 'zod';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { variableTypes } from '../../../shared/domain/coding/types.ts';
import { openArchive, type Archive } from '../interchange/refi/archive.ts';
import type { WritableDb } from '../store/database.ts';
import { dataPackageName } from '../exporters/data-package.ts';
import { packageFiles, packageFormat, type PackageTable, type ReplicationFacts } from './package-format.ts';

/** A package that was read: its tables are in a database of their own, on the disk, so that memory does not grow with it. */
export interface ReplicationPackage {
  readonly title: string;
  readonly codebookVersion: number;
  readonly programVersion: string;
  readonly facts: ReplicationFacts;
  /** A table per file with the file's columns, all of them texts; absent columns are absent. */
  readonly db: WritableDb;
  /** Tables that the package has not: whoever made it may have taken the hashes out. */
  readonly missing: ReadonlySet<PackageTable>;
  close(): void;
}

const descriptor = z.object({
  title: z.string(),
  parlance: z.object({
    programVersion: z.string(),
    codebookVersion: z.number().int().min(1),
    replication: z.object({
      format: z.number().int(),
      salt: z.string().min(1),
      attributes: z.array(z.object({ name: z.string(), column: z.string() })),
      variables: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          type: z.enum(variableTypes),
          choices: z.array(z.string()),
          column: z.string(),
        }),
      ),
    }),
  }),
});

/** Without these nothing can be joined; the others are for analyses, or can be done without. */
const needed: readonly PackageTable[] = ['articles', 'segments', 'codebook', 'coders'];
const read: readonly PackageTable[] = [...needed, 'states', 'anchors', 'fingerprints'];
const optional: readonly PackageTable[] = ['anchors', 'fingerprints', 'states'];

/** The folder or the archive. */
export async function openPackage(from: string, signal: AbortSignal | undefined): Promise<ReplicationPackage> {
  const files = await openFiles(from);
  const scratch = mkdtempSync(path.join(tmpdir(), 'parlance-package-'));
  let db: WritableDb | undefined;
  const close = (): void => {
    db?.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    const { title, parlance } = await readDescriptor(files, from);
    db = openScratch(path.join(scratch, 'package.sqlite'));
    const missing = new Set<PackageTable>();
    for (const table of read) {
      const stream = await files.open(packageFiles[table]);
      if (stream) await loadTable(db, table, stream, from, signal);
      else if (optional.includes(table)) missing.add(table);
      else throw unreadable(from, `its file ${packageFiles[table]} is missing`);
    }
    indexTables(db, missing, from);
    const { replication: facts, ...program } = parlance;
    return { title, ...program, facts, db, missing, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    files.close();
  }
}

interface PackageFiles {
  open(name: string): Promise<Readable | null>;
  close(): void;
}

async function openFiles(from: string): Promise<PackageFiles> {
  const status = statSync(from, { throwIfNoEntry: false });
  if (status === undefined) throw unreadable(from, 'there is no such file or folder');
  if (status.isDirectory()) {
    return {
      open: async (name) => {
        const file = path.join(from, name);
        return statSync(file, { throwIfNoEntry: false })?.isFile() ? createReadStream(file) : null;
      },
      close: () => {},
    };
  }
  let archive: Archive;
  try {
    archive = await openArchive(from);
  } catch (error) {
    throw unreadable(from, 'it is neither a folder nor a ZIP archive that can be opened', error);
  }
  return {
    open: async (name) => {
      const entry = archive.find(name) ?? archive.findByBaseName(name);
      return entry ? await archive.stream(entry) : null;
    },
    close: () => archive.close(),
  };
}

/** Of the description: what is larger is none of ours. */
const largestDescription = 16 * 1024 * 1024;

async function readDescriptor(files: PackageFiles, from: string): Promise<z.infer<typeof descriptor>> {
  const stream = await files.open(dataPackageName);
  if (!stream) throw unreadable(from, `it has no ${dataPackageName}`);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestDescription) throw unreadable(from, `its ${dataPackageName} is none of a replication package`);
  }
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw unreadable(from, `its ${dataPackageName} is damaged`, error);
  }
  const parsed = descriptor.safeParse(json);
  if (!parsed.success) throw unreadable(from, `its ${dataPackageName} is none of a replication package`, parsed.error);
  if (parsed.data.parlance.replication.format > packageFormat) {
    throw unreadable(from, 'it was made by a newer version of Parlance, which can read it');
  }
  return parsed.data;
}

function openScratch(file: string): WritableDb {
  const db = new Database(file) as unknown as WritableDb;
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  return db;
}

/** Rows in one message of the parser, between two looks at whether somebody cancelled. */
const rowsAtOnce = 2_000;

async function loadTable(
  db: WritableDb,
  table: PackageTable,
  stream: Readable,
  from: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const rows = stream.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, {})) as Readable & AsyncIterable<string[]>;
  stream.on('error', (error) => rows.destroy(error));
  let insert: ((rows: readonly string[][]) => void) | null = null;
  let width = 0;
  let waiting: string[][] = [];
  try {
    for await (const row of rows) {
      if (insert === null) {
        width = row.length;
        insert = createInsert(db, table, row);
      } else if (row.length === width) waiting.push(row);
      else if (row.some((cell: string) => cell !== '')) {
        throw unreadable(from, `${packageFiles[table]} has a row of ${row.length} cells instead of ${width}`);
      }
      if (waiting.length < rowsAtOnce) continue;
      signal?.throwIfAborted();
      insert?.(waiting);
      waiting = [];
    }
  } catch (error) {
    if (error instanceof ParlanceError || signal?.aborted) throw error;
    throw unreadable(from, `${packageFiles[table]} is damaged`, error);
  }
  if (insert === null) throw unreadable(from, `${packageFiles[table]} is empty`);
  insert(waiting);
}

/** Names of columns come from a file, so they are quoted; an empty cell is a missing value. */
function createInsert(
  db: WritableDb,
  table: PackageTable,
  header: readonly string[],
): (rows: readonly string[][]) => void {
  const names = header.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const columns = names.map((name) => `"${name.replaceAll('"', '""')}" TEXT`);
  db.exec(`CREATE TABLE ${table} (row INTEGER PRIMARY KEY, ${columns.join(', ')})`);
  const statement = db.prepare(`INSERT INTO ${table} VALUES (NULL, ${names.map(() => "nullif(?, '')").join(', ')})`);
  return db.transaction((rows: readonly string[][]) => {
    for (const row of rows) statement.run(...row);
  });
}

function indexTables(db: WritableDb, missing: ReadonlySet<PackageTable>, from: string): void {
  const indexes: [PackageTable, string][] = [
    ['articles', 'article_id'],
    ['articles', 'text_hash'],
    ['segments', 'article_id'],
    ['states', 'article_id'],
    ['anchors', 'segment_id'],
    ['fingerprints', 'article_id'],
    ['fingerprints', 'squeezed_hash'],
  ];
  try {
    for (const [table, column] of indexes) {
      if (!missing.has(table)) db.exec(`CREATE INDEX ${table}_${column} ON ${table} (${column})`);
    }
  } catch (error) {
    throw unreadable(from, 'its tables lack columns that every package has', error);
  }
}

export function unreadable(from: string, why: string, cause?: unknown): ParlanceError {
  return new ParlanceError(
    'replication.unreadable',
    `“${path.basename(from)}” is no replication package that can be read: ${why}. Nothing was made.`,
    { details: { path: from }, cause },
  );
}
