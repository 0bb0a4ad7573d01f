import { filledCell, textCell, type ForeignDatabase, type ForeignRow } from '../foreign-database.ts';
import { variableTypes, type VariableType } from '../../../../shared/domain/coding/types.ts';
import { plannedCode } from '../code-collector.ts';
import { codesInOrder } from '../code-order.ts';
import { createNoteTally, type NoteTally } from '../note-tally.ts';
import type { InterchangePlan, PlannedCode, PlannedCoder, PlannedMemo, PlannedVariable } from '../plan.ts';
import { numberCell, stringsIn } from './cells.ts';
import { memosOf } from './memos.ts';
import { parlanceSources } from './sources.ts';

export function planParlance(db: ForeignDatabase): InterchangePlan {
  const notes = createNoteTally();
  const [project] = [...db.rows('project', ['title'])];
  const recipes = db.count('export_recipe');
  if (recipes > 0)
    notes.add('recipes-left-out', 'Saved export options of the other project were left out.', undefined, recipes);
  const attributes = readAttributes(db);
  let walks = 0;
  return {
    format: 'parlance',
    program: 'Parlance',
    title: filledCell(project?.['title']),
    coders: readCoders(db),
    codes: readCodes(db, notes),
    variables: readVariables(db),
    attributes: [...attributes.values()],
    memos: readMemos(db),
    // Walked again, the articles have nothing new to say.
    sources: () => parlanceSources(db, attributes, walks++ === 0 ? notes : createNoteTally()),
    notes: () => notes.list(),
    close: () => db.close(),
  };
}

function readCoders(db: ForeignDatabase): PlannedCoder[] {
  return [...db.rows('coder', ['id', 'name', 'color', 'created_at'], ['created_at', 'id'])].map((row) => ({
    key: textCell(row['id']) ?? '',
    name: textCell(row['name']) ?? '',
    color: textCell(row['color']),
  }));
}

const codeColumns =
  'id parent_id name color definition include exclude example value key position retired_at created_at modified_at'.split(
    ' ',
  );

function readCodes(db: ForeignDatabase, notes: NoteTally): PlannedCode[] {
  const positions = new Map<string, number>();
  const codes = [...db.rows('code', codeColumns, ['id'])].map((row) => {
    const code = codeOf(row);
    positions.set(code.key, numberCell(row['position']) ?? 0);
    return code;
  });
  const byPosition = (a: PlannedCode, b: PlannedCode): number => positions.get(a.key)! - positions.get(b.key)!;
  return codesInOrder(codes, byPosition, notes);
}

function codeOf(row: ForeignRow): PlannedCode {
  const text = (column: string): string => textCell(row[column]) ?? '';
  return plannedCode({
    key: text('id'),
    parentKey: textCell(row['parent_id']),
    name: text('name'),
    color: textCell(row['color']),
    definition: text('definition'),
    include: text('include'),
    exclude: text('exclude'),
    example: text('example'),
    value: numberCell(row['value']),
    shortcut: textCell(row['key']),
    isRetired: row['retired_at'] !== null,
    retiredAt: textCell(row['retired_at']),
    createdAt: textCell(row['created_at']),
    modifiedAt: textCell(row['modified_at']),
  });
}

function readVariables(db: ForeignDatabase): PlannedVariable[] {
  return [...db.rows('variable', ['id', 'name', 'type', 'choices', 'position'], ['position', 'id'])].map((row) => ({
    key: textCell(row['id']) ?? '',
    name: textCell(row['name']) ?? '',
    type: variableTypes.find((type: VariableType) => type === row['type']) ?? 'text',
    choices: stringsIn(row['choices']),
  }));
}

/** Names of attributes by their ids, in their order. */
function readAttributes(db: ForeignDatabase): Map<string, string> {
  const rows = [...db.rows('attribute', ['id', 'name', 'position'], ['position', 'id'])];
  return new Map(rows.map((row) => [textCell(row['id']) ?? '', textCell(row['name']) ?? '']));
}

function readMemos(db: ForeignDatabase): PlannedMemo[] {
  const subjects = ['project', 'code'] as const;
  return subjects.flatMap((subject) =>
    memosOf(db, 'subject', subject).map(({ subjectId, ...memo }) => ({ ...memo, subject, subjectKey: subjectId })),
  );
}
