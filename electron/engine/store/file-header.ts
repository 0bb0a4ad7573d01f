import { closeSync, openSync, readSync } from 'node:fs';
import { ParlanceError } from '../../../shared/contract/errors.ts';

/** `PRLC`: what `PRAGMA application_id` holds in every project file. */
export const applicationId = 0x50524c43;

export interface FileHeader {
  applicationId: number;
  userVersion: number;
}

const magic = 'SQLite format 3\u0000';

/**
 * Reads what SQLite's file format keeps in the first 100 bytes (https://sqlite.org/fileformat2.html, section 1.3),
 * without opening the file as a database: a foreign file is recognised before anything in it is trusted.
 */
export function readFileHeader(filePath: string): FileHeader {
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(filePath, 'r');
  } catch (cause) {
    throw openingError(filePath, cause);
  }
  let length: number;
  try {
    length = readSync(file, header, 0, 100, 0);
  } catch (cause) {
    throw openingError(filePath, cause);
  } finally {
    closeSync(file);
  }
  if (length < 100 || header.toString('latin1', 0, 16) !== magic) {
    throw new ParlanceError('project.not-a-database', `“${filePath}” is not a Parlance project. Nothing was changed.`, {
      details: { path: filePath },
    });
  }
  return { applicationId: header.readInt32BE(68), userVersion: header.readInt32BE(60) };
}

function openingError(filePath: string, cause: unknown): ParlanceError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ParlanceError(
      'project.not-found',
      `There is no project at “${filePath}”. It may have been moved or renamed.`,
      {
        details: { path: filePath },
        cause,
      },
    );
  }
  if (code === 'EISDIR') {
    return new ParlanceError('project.not-a-database', `“${filePath}” is a folder, not a project file.`, { cause });
  }
  return new ParlanceError('project.not-permitted', `“${filePath}” cannot be read: ${(cause as Error).message}.`, {
    details: { path: filePath },
    cause,
  });
}

export function assertProjectHeader(filePath: string, header: FileHeader, newestVersion: number): void {
  if (header.applicationId !== applicationId) {
    throw new ParlanceError(
      'project.not-parlance',
      `“${filePath}” is a database of another program, not a Parlance project. Nothing was changed.`,
      { details: { path: filePath, applicationId: header.applicationId } },
    );
  }
  if (header.userVersion > newestVersion) {
    throw new ParlanceError(
      'project.from-the-future',
      `“${filePath}” was made by a newer version of Parlance. Install that version to open it. Nothing was changed.`,
      { details: { path: filePath, fileVersion: header.userVersion, newestVersion } },
    );
  }
}
