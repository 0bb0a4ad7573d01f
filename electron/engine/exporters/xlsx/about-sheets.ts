import { columnLabelOf } from '../column-labels.ts';
import type { Column } from '../columns.ts';
import type { ExportScope } from '../export-run.ts';
import type { TypedRow } from '../typed-tables.ts';
import type { CellLosses } from './cell-xml.ts';

export interface WrittenTable {
  name: string;
  columns: readonly Column[];
  rows: number;
}

export const columnSheet: readonly Column[] = [
  { name: 'sheet', type: 'string' },
  { name: 'column', type: 'string' },
  { name: 'meaning', type: 'string' },
];

/** What the columns of the other sheets are, in the words of the analyst where they are the analyst's. */
export function* columnRows(tables: readonly WrittenTable[]): Generator<TypedRow, void, undefined> {
  for (const { name, columns } of tables)
    for (const column of columns) yield [name, column.name, columnLabelOf(column)];
}

export const aboutSheet: readonly Column[] = [
  { name: 'about', type: 'string' },
  { name: 'text', type: 'string' },
];

/** Where the workbook is from, and what in it is not as it is in the project. */
export function aboutRows(
  { plan, programVersion }: ExportScope,
  tables: readonly WrittenTable[],
  { cut, earlyDays }: CellLosses,
): TypedRow[] {
  const { title, id, revision, revisedAt, codebookVersion } = plan.project;
  return [
    ['Project', title],
    ['Project id', id],
    ['Revision', `${revision}, of ${revisedAt}`],
    ['Codebook version', String(codebookVersion)],
    ['Made by', `Parlance ${programVersion}`],
    ...tables.map(({ name, rows }): TypedRow => [`Rows of ${name}`, rows.toLocaleString('en-US')]),
    ['Times', 'UTC'],
    ['Positions', 'start and end count Unicode code points from 0, start_utf16 and end_utf16 UTF-16 units.'],
    [
      'Dates',
      'date is as it is known: a year, a month, a day or a minute; date_day is empty where the day is not known.',
    ],
    ...(cut > 0
      ? [['Cut texts', `${cut.toLocaleString('en-US')}: ${cutMessage} They are marked in yellow.`] as const]
      : []),
    ...(earlyDays > 0 ? [['Early days', `${earlyDays.toLocaleString('en-US')}: ${earlyMessage}`] as const] : []),
  ];
}

const cutMessage =
  'Texts longer than the 32,767 characters of a cell were cut, and say so at their beginning. CSV, Parquet and JSON Lines hold them whole.';
const earlyMessage = 'Excel counts days from March 1900 on: earlier ones are text.';

export function noteLosses({ note }: Pick<ExportScope, 'note'>, { cut, earlyDays }: CellLosses): void {
  if (cut > 0) note('export.cut-cells', cutMessage, cut);
  if (earlyDays > 0) note('export.early-dates', earlyMessage, earlyDays);
}
