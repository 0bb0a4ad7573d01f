import type { Attribute } from '../../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

export function listAttributes(db: ReadableDb): Attribute[] {
  return allRows<Attribute>(db, 'SELECT id, name, position FROM attribute ORDER BY position, id');
}

export function findAttribute(db: ReadableDb, name: string): Attribute | undefined {
  return oneRow<Attribute>(db, 'SELECT id, name, position FROM attribute WHERE name = ?', name);
}

/** Values given before, most used first. */
export function valuesOfAttribute(db: ReadableDb, name: string): string[] {
  const rows = allRows<{ value: string }>(
    db,
    `SELECT value FROM segment_attribute JOIN attribute ON attribute.id = segment_attribute.attribute_id
     WHERE attribute.name = ? GROUP BY value ORDER BY count(*) DESC, value LIMIT 500`,
    name,
  );
  return rows.map((row) => row.value);
}

export function attributeRowsOf(
  db: ReadableDb,
  segmentId: SegmentId,
): { id: string; attribute_id: string; value: string }[] {
  return allRows(db, 'SELECT id, attribute_id, value FROM segment_attribute WHERE segment_id = ?', segmentId);
}
