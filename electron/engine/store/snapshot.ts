import Database from 'better-sqlite3';
import type { ReadableDb, WritableDb } from './database.ts';
import { translateSqliteError } from './sqlite-errors.ts';

export interface Snapshot {
  readonly db: ReadableDb;
  close(): void;
}

/**
 * One consistent revision of a project to read from for as long as it takes, while commands go on: a read transaction
 * on a connection of its own. Whoever takes it closes it; a project is left as a single file only when no snapshot is open.
 */
export function openSnapshot(filePath: string): Snapshot {
  try {
    const db = new Database(filePath, { readonly: true, fileMustExist: true }) as unknown as WritableDb;
    try {
      db.pragma('trusted_schema = OFF');
      db.pragma('busy_timeout = 5000');
      db.exec('BEGIN');
      // The snapshot is taken by the first read, not by BEGIN.
      db.prepare('SELECT revision FROM project').get();
    } catch (error) {
      db.close();
      throw error;
    }
    return { db, close: () => db.close() };
  } catch (error) {
    throw translateSqliteError(error, filePath);
  }
}
