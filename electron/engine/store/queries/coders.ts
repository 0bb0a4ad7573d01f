import type { CoderRow } from '../../../../shared/contract/schemas/project.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

export function listCoders(db: ReadableDb): CoderRow[] {
  return allRows<CoderRow>(
    db,
    `SELECT id, name, color, created_at AS createdAt,
       (SELECT count(*) FROM segment JOIN article ON article.id = segment.article_id
        WHERE segment.coder_id = coder.id AND article.removed_at IS NULL) AS segmentCount
     FROM coder ORDER BY created_at, id`,
  );
}

export function findCoder(db: ReadableDb, id: string): Omit<CoderRow, 'segmentCount'> | undefined {
  return oneRow(db, 'SELECT id, name, color, created_at AS createdAt FROM coder WHERE id = ?', id);
}

export function findCoderByName(db: ReadableDb, name: string): Omit<CoderRow, 'segmentCount'> | undefined {
  return oneRow(db, 'SELECT id, name, color, created_at AS createdAt FROM coder WHERE name = ?', name);
}
