import type { CoderRow } from '../../../../shared/contract/schemas/project.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';
import { countSegmentsBy } from './segment-counts.ts';

export function listCoders(db: ReadableDb): CoderRow[] {
  const counts = countSegmentsBy(db, 'coder_id');
  const rows = allRows<Omit<CoderRow, 'segmentCount'>>(
    db,
    'SELECT id, name, color, created_at AS createdAt FROM coder ORDER BY created_at, id',
  );
  return rows.map((row) => ({ ...row, segmentCount: counts.get(row.id) ?? 0 }));
}

export function findCoder(db: ReadableDb, id: string): Omit<CoderRow, 'segmentCount'> | undefined {
  return oneRow(db, 'SELECT id, name, color, created_at AS createdAt FROM coder WHERE id = ?', id);
}

export function findCoderByName(db: ReadableDb, name: string): Omit<CoderRow, 'segmentCount'> | undefined {
  return oneRow(db, 'SELECT id, name, color, created_at AS createdAt FROM coder WHERE name = ?', name);
}
