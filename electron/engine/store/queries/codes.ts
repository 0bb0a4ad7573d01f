import type { Code } from '../../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, scalar, type ReadableDb } from '../database.ts';
import { countSegmentsBy } from './segment-counts.ts';

const columns = `id, parent_id AS parentId, name, color, definition, include, exclude, example, value, key, position,
  retired_at AS retiredAt, created_at AS createdAt, modified_at AS modifiedAt`;

export function listCodes(db: ReadableDb): Code[] {
  const counts = countSegmentsBy(db, 'code_id');
  return listCodesWithoutCounts(db).map((row) => ({ ...row, segmentCount: counts.get(row.id) ?? 0 }));
}

/** For those who only need the tree. */
export function listCodesWithoutCounts(db: ReadableDb): Omit<Code, 'segmentCount'>[] {
  return allRows<Omit<Code, 'segmentCount'>>(db, `SELECT ${columns} FROM code ORDER BY position, id`);
}

export function readCode(db: ReadableDb, id: string): Code | undefined {
  return oneRow<Code>(
    db,
    `SELECT ${columns}, (SELECT count(*) FROM segment WHERE code_id = code.id) AS segmentCount FROM code WHERE id = ?`,
    id,
  );
}

export function findSibling(db: ReadableDb, parentId: CodeId | null, name: string): { id: CodeId } | undefined {
  return oneRow(db, 'SELECT id FROM code WHERE parent_id IS ? AND name = ?', parentId, name);
}

export function findCodeByKey(db: ReadableDb, key: string): { id: CodeId; name: string } | undefined {
  return oneRow(db, 'SELECT id, name FROM code WHERE key = ?', key);
}

export function childrenOf(db: ReadableDb, parentId: CodeId | null): { id: CodeId; position: number }[] {
  return allRows(db, 'SELECT id, position FROM code WHERE parent_id IS ? ORDER BY position, id', parentId);
}

export function isCodeUsed(db: ReadableDb, id: CodeId): boolean {
  return scalar<number>(db, 'SELECT EXISTS (SELECT 1 FROM segment WHERE code_id = ?)', id) === 1;
}
