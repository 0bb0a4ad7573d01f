import type { ProjectSummary } from '../../../../shared/contract/schemas/project.ts';
import type { CoderId } from '../../../../shared/domain/ids.ts';
import { oneRow, runOne, type ReadableDb, type WritableDb } from '../database.ts';

export function readProject(db: ReadableDb): Omit<ProjectSummary, 'path' | 'mode'> {
  const row = oneRow<Omit<ProjectSummary, 'path' | 'mode'>>(
    db,
    `SELECT id, title, revision, codebook_version AS codebookVersion, coder_id AS coderId, created_at AS createdAt,
       (SELECT count(*) FROM article WHERE removed_at IS NULL) AS articleCount,
       (SELECT count(*) FROM segment JOIN article ON article.id = segment.article_id WHERE article.removed_at IS NULL)
         AS segmentCount
     FROM project`,
  );
  if (!row) throw new Error('A project file without its project row');
  return row;
}

/** Who acts when nobody is named. A preference of this file, not a change of its data: no revision, no journal entry. */
export function setActingCoder(db: WritableDb, coderId: CoderId): void {
  runOne(db, 'UPDATE project SET coder_id = ?', coderId);
}
