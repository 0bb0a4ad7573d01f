import type { ProjectSummary } from '../../../../shared/contract/schemas/project.ts';
import type { CoderId } from '../../../../shared/domain/ids.ts';
import { oneRow, runOne, type ReadableDb, type WritableDb } from '../database.ts';
import { countSegments } from './segment-counts.ts';

export function readProject(db: ReadableDb): Omit<ProjectSummary, 'path' | 'mode'> {
  const row = oneRow<Omit<ProjectSummary, 'path' | 'mode' | 'segmentCount'>>(
    db,
    `SELECT id, title, revision, codebook_version AS codebookVersion, coder_id AS coderId, created_at AS createdAt,
       (SELECT count(*) FROM article WHERE removed_at IS NULL) AS articleCount
     FROM project`,
  );
  if (!row) throw new Error('A project file without its project row');
  return { ...row, segmentCount: countSegments(db) };
}

/** Who acts when nobody is named. A preference of this file, not a change of its data: no revision, no journal entry. */
export function setActingCoder(db: WritableDb, coderId: CoderId): void {
  runOne(db, 'UPDATE project SET coder_id = ?', coderId);
}
