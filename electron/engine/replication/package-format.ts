import { createHash } from 'node:crypto';
import type { Column } from '../exporters/columns.ts';
import { codebookColumns } from '../exporters/columns.ts';
import type { VariableType } from '../../../shared/domain/coding/types.ts';

/** Grows when packages are written in a way that this reader would take wrongly. */
export const packageFormat = 1;

export const packageFiles = {
  segments: 'segments.csv',
  articles: 'articles.csv',
  units: 'units.csv',
  codebook: 'codebook.csv',
  coders: 'coders.csv',
  states: 'states.csv',
  counts: 'counts.csv',
  anchors: 'anchors.csv',
  fingerprints: 'fingerprints.csv',
} as const;
export type PackageTable = keyof typeof packageFiles;

/** What `datapackage.json` says beyond the tables, under `parlance.replication`. */
export interface ReplicationFacts {
  format: number;
  /** Mixed into every hash, so that lists of hashes made for other packages say nothing about this one. */
  salt: string;
  attributes: { name: string; column: string }[];
  variables: { id: string; name: string; type: VariableType; choices: string[]; column: string }[];
}

/** Columns of the dataset that hold words of the texts, or what somebody wrote about them. */
export const leftOutOfSegments: ReadonlySet<string> = new Set(['article_title', 'outlet', 'date', 'text', 'memo']);
/** Names of files are the analyst's own affair. */
export const leftOutOfArticles: ReadonlySet<string> = new Set(['file_name']);

const id = { type: 'string', constraints: { required: true } } as const;
const count = { type: 'integer', constraints: { required: true, minimum: 0 } } as const;
const hash = (description: string): Omit<Column, 'name'> => ({ type: 'string', description });

export const packageCodebookColumns: readonly Column[] = [
  ...codebookColumns,
  { name: 'key', type: 'string', description: 'The key that applies the code' },
  { name: 'retired_at', type: 'datetime', description: 'When it was taken out of use' },
];

export const coderColumns: readonly Column[] = [
  { name: 'coder_id', type: 'string', constraints: { required: true, unique: true } },
  { name: 'name', type: 'string', constraints: { required: true, unique: true } },
  { name: 'color', type: 'string' },
  { name: 'created_at', type: 'datetime', constraints: { required: true } },
];

export const stateColumns: readonly Column[] = [
  { name: 'article_id', ...id },
  { name: 'coder_id', ...id },
  { name: 'state', type: 'string', constraints: { required: true, enum: ['in-progress', 'done'] } },
];

export const countColumns: readonly Column[] = [
  { name: 'code_id', ...id },
  { name: 'code_path', ...id },
  { name: 'coder', ...id },
  { name: 'codings', ...count },
  { name: 'articles', ...count, description: 'In how many articles this coder gave this code' },
];

export const anchorColumns: readonly Column[] = [
  { name: 'segment_id', type: 'string', constraints: { required: true, unique: true } },
  { name: 'text_version', ...count, description: 'The version of its article’s text that the coding was made on' },
  { name: 'squeezed_start', ...count, description: 'Where the passage begins in the squeezed text, in UTF-16 units' },
  { name: 'squeezed_length', ...count },
  { name: 'quote_check', ...count, description: 'Sixteen bits of a rolling hash of the squeezed passage' },
  { name: 'quote_hash', ...hash('Of the squeezed passage') },
  { name: 'before_length', ...count, description: 'How many squeezed units before the passage are hashed' },
  { name: 'before_check', ...count },
  { name: 'before_hash', ...hash('Of the squeezed units before the passage') },
  { name: 'after_length', ...count },
  { name: 'after_check', ...count },
  { name: 'after_hash', ...hash('Of the squeezed units behind the passage') },
];

export const fingerprintColumns: readonly Column[] = [
  { name: 'article_id', ...id },
  { name: 'text_version', ...count },
  { name: 'text_hash', ...id, description: 'SHA-256 of this version of its text in UTF-8' },
  { name: 'is_newest', type: 'integer', constraints: { required: true, enum: [0, 1] } },
  { name: 'squeezed_hash', ...hash('Of the whole squeezed text') },
  { name: 'sketch', type: 'string', description: 'The smallest hashes of its windows of 32 letters and digits' },
];

/** In hexadecimal digits: 64 bits are enough to tell the places of one text apart, and keep the files small. */
const hashLength = 16;

export function packageHash(salt: string, text: string): string {
  return createHash('sha256').update(`${salt}\n${text}`, 'utf8').digest('hex').slice(0, hashLength);
}

/** The seed of the sketches, made of the salt. */
export function seedOf(salt: string): number {
  return createHash('sha256').update(salt, 'utf8').digest().readUInt32LE(0);
}

/** Squeezed units before and behind a passage that tell it from other places with the same words. */
export const contextLength = 32;
