import { filledCell, integerCell, textCell, type ForeignDatabase, type ForeignRow } from '../foreign-database.ts';
import { plannedCode } from '../code-collector.ts';
import { codesInOrder } from '../code-order.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedCode } from '../plan.ts';
import { qualCoderTime } from './reading.ts';

export interface QualCoderCodes {
  readonly planned: readonly PlannedCode[];
  /** Key of the code with this `cid`. */
  keyOf(cid: number): string | undefined;
}

/**
 * Categories hold categories and codes; since version 16 codes hold codes too (`supercid`, which then counts and not
 * `catid`). Siblings stand in the order of their names, categories first, as QualCoder shows them.
 */
export function readQualCoderCodes(db: ForeignDatabase, notes: NoteTally): QualCoderCodes {
  const codes = new Map<string, PlannedCode>();
  for (const row of db.rows('code_cat', ['catid', 'name', 'date', 'memo', 'supercatid'], ['catid'])) {
    const id = integerCell(row['catid']);
    if (id !== null) codes.set(categoryKey(id), codeOf(categoryKey(id), keyIn(row, 'supercatid', categoryKey), row));
  }
  for (const row of db.rows('code_name', ['cid', 'name', 'memo', 'catid', 'date', 'color', 'supercid'], ['cid'])) {
    const id = integerCell(row['cid']);
    if (id === null) continue;
    const parentKey = keyIn(row, 'supercid', codeKey) ?? keyIn(row, 'catid', categoryKey);
    codes.set(codeKey(id), codeOf(codeKey(id), parentKey, row));
  }
  const planned = codesInOrder(codes.values(), bySort, notes);
  return { planned, keyOf: (cid) => (codes.has(codeKey(cid)) ? codeKey(cid) : undefined) };
}

const categoryKey = (id: number): string => `category ${id}`;
const codeKey = (id: number): string => `code ${id}`;

function keyIn(row: ForeignRow, column: string, keyOf: (id: number) => string): string | null {
  const id = integerCell(row[column]);
  return id === null ? null : keyOf(id);
}

function codeOf(key: string, parentKey: string | null, row: ForeignRow): PlannedCode {
  const createdAt = qualCoderTime(textCell(row['date']));
  return plannedCode({
    key,
    parentKey,
    name: filledCell(row['name']) ?? '',
    color: filledCell(row['color']),
    definition: filledCell(row['memo']) ?? '',
    createdAt,
    modifiedAt: createdAt,
  });
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Categories before codes, by their names. */
function bySort(a: PlannedCode, b: PlannedCode): number {
  const isCategory = ({ key }: PlannedCode): boolean => key.startsWith('category');
  return Number(isCategory(b)) - Number(isCategory(a)) || byName.compare(a.name, b.name);
}
