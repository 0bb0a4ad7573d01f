import { createCellWriter } from '../cells.ts';
import { columnLabelOf, valueLabelsOf } from '../column-labels.ts';
import { isPartialDate, type Column } from '../columns.ts';
import { resourceName, type DescribedTable } from '../data-package.ts';
import type { DatasetPlan } from '../dataset-plan.ts';
import { columnsOf, type DatasetTable } from '../typed-tables.ts';
import { wellFormed } from './literals.ts';

/** What a column becomes in a program for statistics, the same for all of them. */
export interface ScriptColumn {
  name: string;
  label: string;
  /** `flag` is 0 or 1, `yes-no` is the word true or false, `day` a whole date, `time` a moment in UTC. */
  kind: 'text' | 'integer' | 'number' | 'flag' | 'yes-no' | 'day' | 'time';
  isRequired: boolean;
  /** For dates of which only the year may be known: the column of whole days that comes beside it. */
  day: { name: string; label: string } | null;
  /** Every value that a text may have, as it stands in the cells; empty where it may be anything. */
  values: readonly { value: string; label: string }[];
}

export interface ScriptTable {
  fileName: string;
  /** What the table is called in the program: the name of the file without its ending. */
  name: string;
  rows: number;
  columns: readonly ScriptColumn[];
}

/** What Stata takes. */
const longestName = 32;

export function scriptTableOf(plan: DatasetPlan, { file }: DescribedTable): ScriptTable {
  const name = resourceName(file.name);
  const columns = columnsOf(plan, name as DatasetTable);
  const taken = new Set(columns.map((column) => column.name));
  return {
    fileName: file.name,
    name,
    rows: file.rows ?? 0,
    columns: columns.map((column) => scriptColumnOf(plan, column, taken)),
  };
}

function scriptColumnOf(plan: DatasetPlan, column: Column, taken: Set<string>): ScriptColumn {
  const label = labelOf(column);
  return {
    name: column.name,
    label,
    kind: kindOf(column),
    isRequired: column.constraints?.['required'] === true,
    day: isPartialDate(column)
      ? { name: dayNameFor(column.name, taken), label: `${column.title ?? labelFromName(column.name)} (day)` }
      : null,
    values: valuesOf(plan, column),
  };
}

function kindOf({ type, constraints }: Column): ScriptColumn['kind'] {
  if (type === 'integer') return Array.isArray(constraints?.['enum']) ? 'flag' : 'integer';
  const kinds = { string: 'text', number: 'number', boolean: 'yes-no', date: 'day', datetime: 'time' } as const;
  return kinds[type];
}

function labelOf(column: Column): string {
  return oneLine(columnLabelOf(column)) || labelFromName(column.name);
}

function labelFromName(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function dayNameFor(name: string, taken: Set<string>): string {
  let day = '';
  for (let number = 1; day === '' || taken.has(day); number++) {
    const suffix = number === 1 ? '_day' : `_day_${number}`;
    day = name.slice(0, longestName - suffix.length).replace(/_+$/, '') + suffix;
  }
  taken.add(day);
  return day;
}

/** The analyst's own choices are their own labels; those of the format have names in words. */
function valuesOf(plan: DatasetPlan, column: Column): ScriptColumn['values'] {
  const allowed = column.constraints?.['enum'];
  if (column.type !== 'string' || !Array.isArray(allowed)) return [];
  const isOwn = plan.variables.some((variable) => variable.column === column.name);
  const labels = new Map(isOwn ? [] : valueLabelsOf(column));
  const { plain } = createCellWriter(plan.options);
  return (allowed as string[]).map((choice) => {
    const value = plain(choice);
    return { value, label: labels.get(choice) ?? value };
  });
}

/** A label is one line in every program; what a name has of line breaks and controls becomes a blank. */
export function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
