import { ParlanceError } from '../../../shared/contract/errors.ts';

interface SqliteErrorLike {
  code: string;
  message: string;
}

function isSqliteError(error: unknown): error is SqliteErrorLike {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
  );
}

export function isConstraintError(error: unknown): boolean {
  return isSqliteError(error) && error.code.startsWith('SQLITE_CONSTRAINT');
}

/** Turns what SQLite reports about a project file into a code and a sentence. Everything else passes through. */
export function translateSqliteError(error: unknown, filePath: string): unknown {
  if (!isSqliteError(error)) return error;
  const details = { path: filePath, sqlite: error.code };
  const make = (code: ParlanceError['code'], sentence: string): ParlanceError =>
    new ParlanceError(code, sentence, { details, cause: error });
  if (error.code === 'SQLITE_NOTADB') {
    return make('project.not-a-database', `“${filePath}” is not a Parlance project. Nothing was changed.`);
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return make(
      'project.damaged',
      `The project file “${filePath}” is damaged. Nothing was changed; restore the latest backup, or copy the file and run “parlance check”.`,
    );
  }
  if (error.code === 'SQLITE_FULL') {
    return make(
      'project.disk-full',
      `The disk that holds “${filePath}” is full. Everything before this step is kept, this step was not done; free some room and repeat it.`,
    );
  }
  if (error.code.startsWith('SQLITE_READONLY')) {
    return make(
      'project.read-only',
      `“${filePath}” cannot be written. Open it read-only, or copy it to a place where you may write.`,
    );
  }
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return make(
      'project.locked',
      `Another program is using “${filePath}”. Close it there, or open the project read-only.`,
    );
  }
  if (
    error.code.startsWith('SQLITE_CANTOPEN') ||
    error.code.startsWith('SQLITE_IOERR') ||
    error.code === 'SQLITE_PERM'
  ) {
    return make(
      'project.not-permitted',
      `“${filePath}” could not be read or written: ${error.message}. Nothing was changed.`,
    );
  }
  return error;
}
