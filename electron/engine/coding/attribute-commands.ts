import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { CommandScope } from '../history/run-command.ts';
import { scalar } from '../store/database.ts';
import { attributeRowsOf, findAttribute } from '../store/queries/attributes.ts';

/** Sets attributes of one coding by name. An empty value takes it away; a new name becomes an attribute of the codebook. */
export function writeAttributes(scope: CommandScope, segmentId: SegmentId, values: Record<string, string>): boolean {
  const { db, record, newId } = scope;
  const existing = new Map(attributeRowsOf(db, segmentId).map((row) => [row.attribute_id, row]));
  let isChanged = false;
  for (const [name, value] of Object.entries(values)) {
    const known = findAttribute(db, name);
    const row = known && existing.get(known.id);
    if (value === '') {
      if (row) record.remove('segment_attribute', row.id);
      isChanged ||= row !== undefined;
    } else if (row) {
      isChanged = record.update('segment_attribute', row.id, { value }) || isChanged;
    } else {
      record.insert('segment_attribute', {
        id: newId(),
        segment_id: segmentId,
        attribute_id: known?.id ?? makeAttribute(scope, name),
        value,
      });
      isChanged = true;
    }
  }
  return isChanged;
}

function makeAttribute({ db, record, newId }: CommandScope, name: string): string {
  const id = newId();
  const position = scalar<number>(db, 'SELECT ifnull(max(position) + 1, 0) FROM attribute');
  record.insert('attribute', { id, name, position });
  return id;
}
