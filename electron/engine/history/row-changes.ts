import { prepared, runOne, type ReadableDb, type Row, type SqlValue, type WritableDb } from '../store/database.ts';
import { journaledTables, keyColumnOf, type JournaledTableName } from './journaled-tables.ts';

/** One row before and after a command; null where it did not exist. An update holds the changed columns only. */
export interface RowChange {
  table: JournaledTableName;
  rowId: string;
  before: Row | null;
  after: Row | null;
}

/** How a command writes: every change is made and remembered in one go, so that no change escapes the journal. */
export interface Recorder {
  insert(table: JournaledTableName, row: Row): void;
  /** Changes the columns that differ; a patch that changes nothing leaves no trace. Answers whether it did. */
  update(table: JournaledTableName, rowId: string, patch: Row): boolean;
  remove(table: JournaledTableName, rowId: string): void;
  /** Remembers what the command wrote by other means (bulk import). */
  note(change: RowChange): void;
}

export function createRecorder(db: WritableDb, changes: RowChange[]): Recorder {
  return {
    insert(table, row) {
      insertRow(db, table, row);
      changes.push({ table, rowId: String(row[keyColumnOf(table)]), before: null, after: completeRow(table, row) });
    },
    update(table, rowId, patch) {
      const current = readRow(db, table, rowId);
      if (!current) throw new Error(`No row ${rowId} in ${table} to change`);
      const before: Row = {};
      const after: Row = {};
      for (const [column, value] of Object.entries(patch)) {
        if (current[column] === value) continue;
        before[column] = current[column] ?? null;
        after[column] = value;
      }
      if (Object.keys(after).length === 0) return false;
      updateRow(db, table, rowId, after);
      changes.push({ table, rowId, before, after });
      return true;
    },
    remove(table, rowId) {
      const before = readRow(db, table, rowId);
      if (!before) throw new Error(`No row ${rowId} in ${table} to remove`);
      removeRow(db, table, rowId);
      changes.push({ table, rowId, before, after: null });
    },
    note(change) {
      changes.push(change);
    },
  };
}

export function readRow(db: ReadableDb, table: JournaledTableName, rowId: string): Row | undefined {
  const sql = `SELECT ${journaledTables[table].columns.join(', ')} FROM ${table} WHERE ${keyColumnOf(table)} = ?`;
  return prepared(db, sql).get(keyValue(table, rowId)) as Row | undefined;
}

export function insertRow(db: WritableDb, table: JournaledTableName, row: Row): void {
  const { columns } = journaledTables[table];
  const complete = completeRow(table, row);
  runOne(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((column) => complete[column] ?? null),
  );
}

export function updateRow(db: WritableDb, table: JournaledTableName, rowId: string, values: Row): void {
  const columns = Object.keys(values);
  for (const column of columns) assertColumn(table, column);
  runOne(
    db,
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumnOf(table)} = ?`,
    ...columns.map((column) => values[column] ?? null),
    keyValue(table, rowId),
  );
}

export function removeRow(db: WritableDb, table: JournaledTableName, rowId: string): void {
  runOne(db, `DELETE FROM ${table} WHERE ${keyColumnOf(table)} = ?`, keyValue(table, rowId));
}

function completeRow(table: JournaledTableName, row: Row): Row {
  for (const column of Object.keys(row)) assertColumn(table, column);
  return Object.fromEntries(journaledTables[table].columns.map((column) => [column, row[column] ?? null]));
}

function assertColumn(table: JournaledTableName, column: string): void {
  if (!(journaledTables[table].columns as readonly string[]).includes(column)) {
    throw new Error(`The journal does not record column ${column} of ${table}`);
  }
}

function keyValue(table: JournaledTableName, rowId: string): SqlValue {
  return table === 'project' ? Number(rowId) : rowId;
}
