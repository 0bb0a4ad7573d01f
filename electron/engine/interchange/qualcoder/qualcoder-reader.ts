import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { openForeignDatabase, sqliteHeader } from '../foreign-database.ts';
import type { InterchangeReader, InterchangeSource } from '../plan.ts';
import { planQualCoder } from './qualcoder-plan.ts';

const databaseName = 'data.qda';

/**
 * A QualCoder project: a folder `name.qda` with the SQLite file `data.qda` in it. The schema of every version since the
 * first is read; columns that came later are simply missing before (QualCoder, `__main__.py`, `new_project`).
 */
export const qualCoderReader: InterchangeReader = {
  format: 'qualcoder',
  recognises: (source) => {
    const file = databaseOf(source);
    return path.basename(file).toLowerCase() === databaseName && sqliteHeader(file) !== null;
  },
  read(source) {
    const file = databaseOf(source);
    if (sqliteHeader(file) === null) throw noProject(source);
    const db = openForeignDatabase(file, ['project', 'source', 'code_name', 'code_text']);
    try {
      return planQualCoder(db, titleOf(source));
    } catch (error) {
      db.close();
      throw error;
    }
  },
};

function databaseOf(source: InterchangeSource): string {
  return source.isFolder ? path.join(source.path, databaseName) : source.path;
}

function titleOf(source: InterchangeSource): string {
  const folder = source.isFolder ? source.path : path.dirname(source.path);
  return path.basename(folder).replace(/\.qda$/i, '');
}

function noProject({ path: place }: InterchangeSource): ParlanceError {
  return new ParlanceError(
    'interchange.unreadable',
    `“${path.basename(place)}” is no QualCoder project: it has no database “${databaseName}”. Nothing was taken over.`,
    { details: { path: place } },
  );
}
