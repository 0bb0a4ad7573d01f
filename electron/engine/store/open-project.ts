import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { backupBeforeMigration } from './backup.ts';
import { scalar, type ReadableDb, type WritableDb } from './database.ts';
import { applicationId, assertProjectHeader, readFileHeader } from './file-header.ts';
import { migrate, newestVersion, schemaVersionOf } from './migrations/ladder.ts';
import { acquireProjectLock, type ProjectLock } from './project-lock.ts';
import { addSqlFunctions } from './sql-functions.ts';
import { translateSqliteError } from './sqlite-errors.ts';

export interface ProjectFile {
  readonly path: string;
  readonly mode: 'write' | 'read';
  readonly db: ReadableDb;
  /** The connection for a command; refuses where the project is open read-only. */
  writable(): WritableDb;
  /** Leaves one whole file: no write-ahead log, no lock. */
  close(): void;
}

export interface OpenOptions {
  mode: 'write' | 'read';
  /** Which door opens it, for the sentence that another writer gets. */
  door: string;
  now: () => Date;
}

/** What a new project holds before its first command. */
export type FirstRows = (db: WritableDb) => void;

export function createProjectFile(
  filePath: string,
  options: Omit<OpenOptions, 'mode'>,
  firstRows: FirstRows,
): ProjectFile {
  assertPlaceForProject(filePath);
  const lock = lockNewProject(filePath, options);
  try {
    // Once more, now that nobody else can make it: what is removed below on failure must be ours.
    assertNoFile(filePath);
    const db = connect(filePath);
    try {
      // Before anything is written: the first page fixes the size of all.
      db.pragma('page_size = 8192');
      db.pragma(`application_id = ${applicationId}`);
      preparePragmas(db);
      migrate(db);
      db.transaction(() => firstRows(db)).immediate();
    } catch (error) {
      db.close();
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(filePath + suffix, { force: true });
      throw error;
    }
    return projectFile(filePath, 'write', db, lock);
  } catch (error) {
    lock.release();
    throw translateSqliteError(error, filePath);
  }
}

function assertPlaceForProject(filePath: string): void {
  assertNoFile(filePath);
  const folder = path.dirname(filePath);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const sentence = `The folder “${folder}” does not exist. Make it first, or choose another.`;
  throw new ParlanceError('project.not-found', sentence, { details: { path: filePath } });
}

/** Where a project that exists could still be read, a new one has no place at all. */
function lockNewProject(filePath: string, options: Omit<OpenOptions, 'mode'>): ProjectLock {
  try {
    return acquireProjectLock(filePath, options.door, options.now);
  } catch (cause) {
    if (!(cause instanceof ParlanceError) || cause.code !== 'project.read-only') throw cause;
    const sentence = `The folder “${path.dirname(filePath)}” cannot be written. Choose another; nothing was changed.`;
    throw new ParlanceError('project.not-permitted', sentence, { details: { path: filePath }, cause });
  }
}

function assertNoFile(filePath: string): void {
  if (!existsSync(filePath)) return;
  throw new ParlanceError(
    'project.exists',
    `There is already a file at “${filePath}”. Choose another name; nothing was changed.`,
    { details: { path: filePath } },
  );
}

export function openProjectFile(filePath: string, options: OpenOptions): ProjectFile {
  assertProjectHeader(filePath, readFileHeader(filePath), newestVersion);
  return options.mode === 'read' ? openForReading(filePath) : openForWriting(filePath, options);
}

function openForReading(filePath: string): ProjectFile {
  try {
    const db = new Database(filePath, { readonly: true, fileMustExist: true }) as unknown as WritableDb;
    try {
      db.pragma('trusted_schema = OFF');
      db.pragma('busy_timeout = 5000');
      addSqlFunctions(db);
      assertUndamaged(db, filePath);
      assertCurrentSchema(db, filePath);
    } catch (error) {
      db.close();
      throw error;
    }
    return projectFile(filePath, 'read', db, null);
  } catch (error) {
    throw translateSqliteError(error, filePath);
  }
}

function assertCurrentSchema(db: WritableDb, filePath: string): void {
  const version = schemaVersionOf(db);
  if (version === newestVersion) return;
  throw new ParlanceError(
    'project.read-only',
    `“${filePath}” was made by an older version of Parlance and has to be brought up to date before it can be read. Open it for writing once; a backup is made first.`,
    { details: { path: filePath, fileVersion: version, newestVersion } },
  );
}

function openForWriting(filePath: string, options: OpenOptions): ProjectFile {
  try {
    accessSync(filePath, constants.W_OK);
  } catch (cause) {
    throw new ParlanceError(
      'project.read-only',
      `“${filePath}” cannot be written. Open it read-only, or copy it to a place where you may write.`,
      { details: { path: filePath }, cause },
    );
  }
  const lock = acquireProjectLock(filePath, options.door, options.now);
  try {
    const db = connect(filePath);
    try {
      assertUndamaged(db, filePath);
      if (schemaVersionOf(db) < newestVersion) {
        backupBeforeMigration(db, filePath);
        migrate(db);
      }
      preparePragmas(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return projectFile(filePath, 'write', db, lock);
  } catch (error) {
    lock.release();
    throw translateSqliteError(error, filePath);
  }
}

function connect(filePath: string): WritableDb {
  const db = new Database(filePath) as unknown as WritableDb;
  // A file that came by mail must not run functions from its schema.
  db.pragma('trusted_schema = OFF');
  db.pragma('busy_timeout = 5000');
  db.pragma('foreign_keys = ON');
  addSqlFunctions(db);
  return db;
}

function preparePragmas(db: WritableDb): void {
  db.pragma('journal_mode = WAL');
  // FULL: a coding that was acknowledged survives a power cut, for one flush of the log per step.
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
}

function assertUndamaged(db: WritableDb, filePath: string): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  const details = { path: filePath };
  if (verdict !== 'ok') {
    const sentence = `The project file “${filePath}” is damaged (${String(verdict)}). Nothing was changed; restore the latest backup.`;
    throw new ParlanceError('project.damaged', sentence, { details });
  }
  if (!hasProject(db)) {
    const sentence = `“${filePath}” holds no project: making it was interrupted. Delete the file and make the project anew.`;
    throw new ParlanceError('project.damaged', sentence, { details });
  }
}

function hasProject(db: WritableDb): boolean {
  const hasTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'project'").get();
  return hasTable !== undefined && db.prepare('SELECT 1 FROM project').get() !== undefined;
}

function projectFile(filePath: string, mode: 'write' | 'read', db: WritableDb, lock: ProjectLock | null): ProjectFile {
  let isOpen = true;
  return {
    path: filePath,
    mode,
    db,
    writable() {
      if (mode === 'write') return db;
      throw new ParlanceError(
        'project.read-only',
        'The project is open read-only. Nothing was changed; open it for writing first.',
        {
          details: { path: filePath },
        },
      );
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      try {
        if (mode === 'write') leaveSingleFile(db);
      } finally {
        db.close();
        lock?.release();
      }
    },
  };
}

/**
 * Folds the write-ahead log into the file. A reader elsewhere or a full disk may prevent it: then SQLite keeps the log
 * beside the file, nothing in it is lost, and the next closing folds it in.
 */
function leaveSingleFile(db: WritableDb): void {
  db.pragma('busy_timeout = 0');
  try {
    db.pragma('optimize');
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!/^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(code)) throw error;
  }
}

export function revisionOf(db: ReadableDb): number {
  return scalar<number>(db, 'SELECT revision FROM project');
}
