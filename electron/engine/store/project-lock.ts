import { mkdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ParlanceError } from '../../../shared/contract/errors.ts';

export interface LockHolder {
  pid: number;
  host: string;
  door: string;
  since: string;
}

export interface ProjectLock {
  release(): void;
}

export function lockPathOf(projectPath: string): string {
  return `${projectPath}-lock`;
}

/**
 * Makes this process the only writer of a project file.
 *
 * The lock is a tiny SQLite file beside the project that we hold in a reserved transaction: the operating system drops
 * it when the process dies, however it dies, so there are no stale locks to explain; and others can still read from it
 * who holds it. The project file itself stays free for readers (R, Python, a second window).
 */
export function acquireProjectLock(projectPath: string, door: string, now: () => Date): ProjectLock {
  const lockPath = lockPathOf(projectPath);
  for (let attempt = 0; attempt < 5; attempt++) {
    const db = openLockFile(lockPath, projectPath);
    const opened = inodeOf(lockPath);
    try {
      db.pragma('busy_timeout = 0');
      db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, door TEXT, since TEXT)');
      db.exec('BEGIN IMMEDIATE; DELETE FROM holder;');
      db.prepare('INSERT INTO holder VALUES (?, ?, ?, ?)').run(process.pid, hostname(), door, now().toISOString());
      db.exec('COMMIT; BEGIN IMMEDIATE;');
    } catch (error) {
      const holder = readHolder(db);
      db.close();
      if (!isBusy(error)) throw lockFailure(projectPath, error);
      throw lockedError(projectPath, holder);
    }
    // The holder before us may have deleted the file between our opening and our locking it: then we hold a ghost.
    if (opened !== null && opened === inodeOf(lockPath)) return { release: () => release(db, lockPath) };
    db.close();
  }
  throw lockFailure(projectPath, new Error('the lock file keeps changing'));
}

function openLockFile(lockPath: string, projectPath: string): Database.Database {
  try {
    mkdirSync(path.dirname(lockPath), { recursive: true });
    return new Database(lockPath);
  } catch (error) {
    throw lockFailure(projectPath, error);
  }
}

function release(db: Database.Database, lockPath: string): void {
  // Windows does not delete an open file; there the order is turned round and a lost race only leaves an empty file.
  if (process.platform !== 'win32') rmSync(lockPath, { force: true });
  db.close();
  rmSync(`${lockPath}-journal`, { force: true });
  if (process.platform === 'win32') rmSync(lockPath, { force: true });
}

function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}

function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

function readHolder(db: Database.Database): LockHolder | null {
  try {
    return (db.prepare('SELECT pid, host, door, since FROM holder').get() as LockHolder | undefined) ?? null;
  } catch {
    return null; // Being written at this moment; the sentence does without the name.
  }
}

function lockedError(projectPath: string, holder: LockHolder | null): ParlanceError {
  const where =
    holder === null ? 'elsewhere' : `${describeDoor(holder.door)} (process ${holder.pid} on ${holder.host})`;
  return new ParlanceError(
    'project.locked',
    `“${path.basename(projectPath)}” is already open for writing ${where}. Close it there, or open it read-only here.`,
    { details: { path: projectPath, holder } },
  );
}

function describeDoor(door: string): string {
  if (door === 'desktop') return 'in a Parlance window';
  if (door === 'serve') return 'in a Parlance page in the browser';
  if (door === 'cli') return 'by a parlance command';
  return 'in Parlance';
}

function lockFailure(projectPath: string, cause: unknown): ParlanceError {
  return new ParlanceError(
    'project.read-only',
    `The folder of “${projectPath}” cannot be written, so the project can only be opened read-only.`,
    { details: { path: projectPath }, cause },
  );
}
