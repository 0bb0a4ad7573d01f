import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { schemaVersionOf } from './migrations/ladder.ts';

/** Copies the file as it is before a migration touches it, beside it: `study.parlance` → `study.before-v3.parlance`. */
export function backupBeforeMigration(db: WritableDb, filePath: string): string {
  const { dir, name, ext } = path.parse(filePath);
  let target = path.join(dir, `${name}.before-v${schemaVersionOf(db) + 1}${ext}`);
  for (let number = 2; existsSync(target); number++) {
    target = path.join(dir, `${name}.before-v${schemaVersionOf(db) + 1}-${number}${ext}`);
  }
  try {
    db.prepare('VACUUM INTO ?').run(target);
    return target;
  } catch (cause) {
    rmSync(target, { force: true });
    throw new ParlanceError(
      'backup.failed',
      `The project has to be brought up to date, but no backup could be written to “${target}”. Nothing was changed; free some room and open it again.`,
      { details: { path: filePath, target }, cause },
    );
  }
}

/**
 * A whole copy of an open project while work goes on. Written under another name first, so that a full disk or a crash
 * never leaves half a backup under the name that the analyst trusts.
 */
export async function backupOnline(
  db: ReadableDb,
  filePath: string,
  target: string,
): Promise<{ path: string; bytes: number }> {
  const failure = (why: string, cause?: unknown): ParlanceError =>
    new ParlanceError(
      'backup.failed',
      `No backup was written to “${target}”: ${why}. The project itself is untouched.`,
      {
        details: { path: filePath, target },
        cause,
      },
    );
  if (path.resolve(target) === path.resolve(filePath)) throw failure('that is the project itself');
  if (existsSync(target)) throw failure('there is already a file of that name');
  const unfinished = `${target}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    await (db as unknown as Database.Database).backup(unfinished);
    makeSingleFile(unfinished);
    renameSync(unfinished, target);
  } catch (cause) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true });
    throw failure((cause as Error).message, cause);
  }
  return { path: target, bytes: statSync(target).size };
}

function makeSingleFile(filePath: string): void {
  const copy = new Database(filePath);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
