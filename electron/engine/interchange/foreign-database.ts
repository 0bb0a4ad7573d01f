import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { allRows, oneRow, type ReadableDb, type SqlValue } from '../store/database.ts';

/** A row of a foreign table, whose values may be of any type, whatever their columns say. */
export type ForeignRow = Readonly<Record<string, unknown>>;

/** Another program's SQLite file, opened for reading only. Nothing of its schema is run. */
export interface ForeignDatabase {
  /** How many rows a table has; none where there is no such table, or a view, which could run anything. */
  count(table: string): number;
  /** One row after the other; columns that an older version of the program has not are null. */
  rows(table: string, columns: readonly string[], ordering?: readonly string[]): IterableIterator<ForeignRow>;
  /** The rows whose `column` holds `value`. */
  rowsOf(
    table: string,
    columns: readonly string[],
    column: string,
    value: string,
    ordering?: readonly string[],
  ): ForeignRow[];
  /** One blob, read when it is asked for. */
  blob(table: string, column: string, id: string): Buffer | null;
  close(): void;
}

const magic = 'SQLite format 3\u0000';

/** A cell that is longer than an article can be is not read. */
const longestCell = 256 * 1024 * 1024;

/** The first 100 bytes of a SQLite file, or null where it is none, or not there. */
export function sqliteHeader(filePath: string): Buffer | null {
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(filePath, 'r');
  } catch {
    return null;
  }
  try {
    return readSync(file, header, 0, 100, 0) === 100 && isSqlite(header) ? header : null;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

export function isSqlite(head: Uint8Array): boolean {
  return head.length >= 100 && Buffer.from(head.buffer, head.byteOffset, 16).toString('latin1') === magic;
}

/** Names of the tables of a SQLite file; none where it cannot be opened. */
export function tableNames(filePath: string): ReadonlySet<string> {
  let db: Database.Database | undefined;
  try {
    db = new Database(filePath, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    return new Set(tablesOf(db).keys());
  } catch {
    return new Set();
  } finally {
    db?.close();
  }
}

/** Opens a database of another program; refuses one that is damaged or has none of the tables that are needed. */
export function openForeignDatabase(filePath: string, needed: readonly string[]): ForeignDatabase {
  let db: Database.Database | undefined;
  try {
    db = new Database(filePath, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('busy_timeout = 2000');
    db.pragma('cell_size_check = ON');
    // Conditions of the file's own are not computed, neither in the check below nor anywhere else.
    db.pragma('ignore_check_constraints = ON');
    // All that is read is one state, whatever the program that owns the file does meanwhile.
    db.exec('BEGIN');
    const tables = tablesOf(db);
    const damage = findDamage(db);
    if (damage !== null) throw damaged(filePath, damage);
    const missing = needed.filter((name) => !tables.has(name));
    if (missing.length > 0) throw damaged(filePath, `the tables ${missing.join(', ')} are missing`);
    return databaseOf(db, tables, filePath);
  } catch (error) {
    db?.close();
    throw asRefusal(error, filePath);
  }
}

/**
 * What SQLite finds wrong with a table, or null. Table by table, since the check computes computed columns: tables that
 * have some are left out.
 */
function findDamage(db: ReadableDb): string | null {
  const plain = allRows<{ name: string }>(
    db,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'
       AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(sqlite_schema.name) WHERE hidden > 1)`,
  );
  for (const { name } of plain) {
    const verdict = oneRow<{ verdict: string }>(db, 'SELECT quick_check AS verdict FROM pragma_quick_check(?)', name);
    if (verdict && verdict.verdict !== 'ok') return verdict.verdict;
  }
  return null;
}

/** Tables by name with their columns. Computed columns are not read: they could compute for ever. */
function tablesOf(db: ReadableDb): Map<string, ReadonlySet<string>> {
  const names = allRows<{ name: string }>(
    db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'",
  );
  return new Map(
    names.map(({ name }) => {
      const columns = allRows<{ name: string }>(db, 'SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0', name);
      return [name, new Set(columns.map((column) => column.name.toLowerCase()))];
    }),
  );
}

function databaseOf(
  db: Database.Database,
  tables: ReadonlyMap<string, ReadonlySet<string>>,
  filePath: string,
): ForeignDatabase {
  const select = (
    table: string,
    columns: readonly string[],
    where: string | null,
    ordering: readonly string[],
  ): string => {
    const known = tables.get(table) ?? new Set<string>();
    const has = (column: string): boolean => known.has(column.toLowerCase());
    const selected = columns.map((column) => (has(column) ? boundedCell(column) : `NULL AS ${quoted(column)}`));
    const order = ordering.filter(has).map(quoted).join(', ');
    const condition = where === null ? '' : ` WHERE ${has(where) ? quoted(where) : 'NULL'} = ?`;
    return `SELECT ${selected.join(', ')} FROM ${quoted(table)}${condition}${order === '' ? '' : ` ORDER BY ${order}`}`;
  };
  return {
    count(table) {
      if (!tables.has(table)) return 0;
      return oneRow<{ n: number }>(db, `SELECT count(*) AS n FROM ${quoted(table)}`)?.n ?? 0;
    },
    *rows(table, columns, ordering = []) {
      if (!tables.has(table)) return;
      try {
        yield* db.prepare<SqlValue[], ForeignRow>(select(table, columns, null, ordering)).iterate();
      } catch (error) {
        throw asRefusal(error, filePath);
      }
    },
    rowsOf(table, columns, column, value, ordering = []) {
      if (!tables.has(table)) return [];
      try {
        return allRows<ForeignRow>(db, select(table, columns, column, ordering), value);
      } catch (error) {
        throw asRefusal(error, filePath);
      }
    },
    blob(table, column, id) {
      if (tables.get(table)?.has(column.toLowerCase()) !== true) return null;
      const name = quoted(column);
      const sql = `SELECT ${name} AS bytes FROM ${quoted(table)} WHERE id = ? AND length(${name}) <= ${longestCell}`;
      try {
        const bytes = oneRow<{ bytes: unknown }>(db, sql, id)?.bytes;
        return Buffer.isBuffer(bytes) ? bytes : null;
      } catch (error) {
        throw asRefusal(error, filePath);
      }
    },
    close: () => db.close(),
  };
}

function boundedCell(column: string): string {
  const name = quoted(column);
  return `CASE WHEN typeof(${name}) <> 'blob' AND octet_length(${name}) <= ${longestCell} THEN ${name} END AS ${name}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function damaged(filePath: string, why: string): ParlanceError {
  return new ParlanceError(
    'interchange.unreadable',
    `“${path.basename(filePath)}” is damaged or no project of this kind: ${why}. Nothing was taken over.`,
    { details: { path: filePath } },
  );
}

function asRefusal(error: unknown, filePath: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('SQLITE_')) return error;
  const name = path.basename(filePath);
  const details = { path: filePath, sqlite: code };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const sentence = `“${name}” is in use by another program. Close it there and try again; nothing was taken over.`;
    return new ParlanceError('interchange.unreadable', sentence, { details, cause: error });
  }
  const reason = error instanceof Error ? error.message : '';
  const sentence = `“${name}” cannot be read as a database: ${reason}. Nothing was taken over.`;
  return new ParlanceError('interchange.unreadable', sentence, { details, cause: error });
}

/** The cell as text; numbers as they are written. Null where there is none. */
export function textCell(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** The cell as a text that says something, or null. */
export function filledCell(value: unknown): string | null {
  const text = textCell(value);
  return text === null || text.trim() === '' ? null : text;
}

/** The cell as a whole number, also where it is stored as digits. */
export function integerCell(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
