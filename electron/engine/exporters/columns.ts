import type { DatasetPlan, PlannedVariable } from './dataset-plan.ts';

/** A column of a table, as the header and the data package describe it. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
  /** The name that the analyst gave, where the column's own is an ASCII form of it. */
  title?: string;
  description?: string;
  constraints?: Readonly<Record<string, unknown>>;
}

const required = { required: true } as const;
const id: Pick<Column, 'type' | 'constraints'> = { type: 'string', constraints: required };
const key: Pick<Column, 'type' | 'constraints'> = { type: 'string', constraints: { required: true, unique: true } };
const offset: Pick<Column, 'type' | 'constraints'> = { type: 'integer', constraints: { required: true, minimum: 0 } };
const ordinal: Pick<Column, 'type' | 'constraints'> = { type: 'integer', constraints: { minimum: 1 } };
const time: Pick<Column, 'type' | 'constraints'> = { type: 'datetime', constraints: required };
const flag: Pick<Column, 'type' | 'constraints'> = { type: 'integer', constraints: { required: true, enum: [0, 1] } };

/** Dates keep the precision in which they are known: a year, a month, a day or a minute. */
const date: Omit<Column, 'name'> = {
  type: 'string',
  description: 'ISO 8601: a year, a month, a day, or a day with the time',
  constraints: { pattern: '\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(Z|[+\\-]\\d{2}:\\d{2})?)?)?)?' },
};

/** Whether a column of text holds dates, some of which may be known to the year or the month only. */
export function isPartialDate(column: Column): boolean {
  return column.constraints?.['pattern'] === date.constraints!['pattern'];
}

const places: readonly Column[] = [
  { name: 'start', ...offset, description: 'First character, counted from 0 in Unicode code points' },
  { name: 'end', ...offset, description: 'One past the last character, in Unicode code points' },
  { name: 'start_utf16', ...offset, description: 'The same place in UTF-16 code units' },
  { name: 'end_utf16', ...offset, description: 'The same place in UTF-16 code units' },
];

export function segmentColumns(plan: DatasetPlan): Column[] {
  return [
    { name: 'segment_id', ...key },
    { name: 'article_id', ...id },
    { name: 'article_title', ...id },
    { name: 'outlet', type: 'string' },
    { name: 'date', ...date },
    { name: 'coder', ...id },
    { name: 'code_id', ...id },
    { name: 'code', ...id },
    { name: 'code_path', ...id, description: 'Names from the root of the codebook, joined by “ > ”' },
    ...places,
    { name: 'paragraph', ...ordinal, description: 'Where the passage starts, counted from 1 in the article' },
    { name: 'sentence', ...ordinal, description: 'Where the passage starts, counted from 1 in the paragraph' },
    { name: 'text', ...id, description: 'The passage, word for word' },
    { name: 'weight', type: 'number' },
    { name: 'status', type: 'string', constraints: { required: true, enum: ['draft', 'final', 'adjudicated'] } },
    { name: 'memo', type: 'string' },
    { name: 'codebook_version', ...ordinal },
    { name: 'created_at', ...time },
    { name: 'modified_at', ...time },
    ...plan.attributes.map((attribute): Column => ({ name: attribute.column, type: 'string', title: attribute.name })),
    ...(plan.options.variables ? plan.variables.map(variableColumn) : []),
  ];
}

function variableColumn({ column: name, name: title, type, choices, isWholeDay }: PlannedVariable): Column {
  if (type === 'number') return { name, type: 'number', title };
  if (type === 'yes-no') return { name, type: 'boolean', title };
  if (type === 'choice') return { name, type: 'string', title, constraints: { enum: choices } };
  if (type === 'text') return { name, type: 'string', title };
  return isWholeDay ? { name, type: 'date', title } : { name, ...date, title };
}

export function articleColumns(plan: DatasetPlan): Column[] {
  return [
    { name: 'article_id', ...key },
    { name: 'title', ...id },
    { name: 'byline', type: 'string' },
    { name: 'outlet', type: 'string' },
    { name: 'section', type: 'string' },
    { name: 'date', ...date },
    { name: 'date_precision', type: 'string', constraints: { enum: ['year', 'month', 'day', 'minute'] } },
    { name: 'url', type: 'string' },
    { name: 'language', type: 'string' },
    { name: 'direction', type: 'string', constraints: { required: true, enum: ['ltr', 'rtl'] } },
    { name: 'source_id', type: 'string', description: 'What the source that it was imported from calls it' },
    { name: 'file_name', type: 'string' },
    { name: 'created_at', ...time, description: 'When it was imported' },
    { name: 'words', ...offset },
    { name: 'text_hash', ...id, description: 'SHA-256 of the text in UTF-8' },
    { name: 'duplicate_of', type: 'string', description: 'The article that has the same text' },
    { name: 'coded_by', type: 'string', description: 'Coders who worked on it, joined by “; ”' },
    {
      name: 'coding_state',
      ...state,
      description: 'done: everybody who worked on it is done; not-started: nobody has worked on it',
    },
    ...plan.variables.map(variableColumn),
    ...plan.columnCodes.map((code): Column => ({
      name: `n_${code.variable}`,
      ...offset,
      title: code.path,
      description: 'How many codings with exactly this code',
    })),
    ...hasColumns(plan),
  ];
}

const state: Pick<Column, 'type' | 'constraints'> = {
  type: 'string',
  constraints: { required: true, enum: ['not-started', 'in-progress', 'done'] },
};

export function unitColumns(plan: DatasetPlan): Column[] {
  return [
    { name: 'unit_id', ...id },
    { name: 'unit', type: 'string', constraints: { required: true, enum: ['article', 'paragraph', 'sentence'] } },
    { name: 'article_id', ...id },
    { name: 'coder', ...id },
    {
      name: 'coding_state',
      type: 'string',
      constraints: { required: true, enum: ['in-progress', 'done'] },
      description: 'done with zeros only: this coder found nothing; in-progress: may not have come so far',
    },
    { name: 'paragraph', ...ordinal },
    { name: 'sentence', ...ordinal },
    ...places,
    ...hasColumns(plan),
  ];
}

function hasColumns(plan: DatasetPlan): Column[] {
  return plan.columnCodes.map((code) => ({ name: `has_${code.variable}`, ...flag, title: code.path }));
}

export const codebookColumns: readonly Column[] = [
  { name: 'code_id', ...key },
  { name: 'parent_id', type: 'string' },
  { name: 'path', ...id },
  { name: 'name', ...id },
  { name: 'variable', ...key, description: 'What follows n_ and has_ in the names of columns' },
  { name: 'value', type: 'number' },
  { name: 'definition', type: 'string' },
  { name: 'include', type: 'string' },
  { name: 'exclude', type: 'string' },
  { name: 'example', type: 'string' },
  { name: 'color', type: 'string', constraints: { pattern: '#[0-9a-fA-F]{6}' } },
  { name: 'created_at', ...time },
  { name: 'modified_at', ...time },
];
