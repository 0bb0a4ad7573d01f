import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import type { ExportedDataset } from './export-to.ts';

/*
 * No program that checks Frictionless data packages is to be had where these tests run, so what the standard asks for
 * (https://datapackage.org/standard/) is written down here anew, and nothing of it is taken from the program. It is
 * stricter than the standard: what it does not know is a violation.
 */

interface Field {
  name: string;
  type: string;
  decimalChar?: string;
  constraints?: { required?: boolean; unique?: boolean; enum?: unknown[]; minimum?: number; pattern?: string };
}
interface ForeignKey {
  fields: string[];
  reference: { resource: string; fields: string[] };
}
export interface Resource {
  name: string;
  type: string;
  path: string;
  bytes: number;
  hash: string;
  encoding: string;
  dialect: { delimiter: string; header: boolean; lineTerminator: string };
  schema: { fields: Field[]; missingValues: string[]; primaryKey: string[]; foreignKeys?: ForeignKey[] };
}
interface Loaded {
  resource: Resource;
  rows: string[][];
}

const knownInField = new Set(['name', 'type', 'title', 'description', 'decimalChar', 'constraints']);
const knownInConstraints = new Set(['required', 'unique', 'enum', 'minimum', 'pattern']);

/** How a value of a type may be written; decimals with the sign that the field names. */
function isWritten(value: string, { type, decimalChar = '.' }: Field): boolean {
  if (type === 'string') return true;
  if (type === 'integer') return /^-?\d+$/.test(value);
  if (type === 'boolean') return ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'].includes(value);
  if (type === 'date') return isDay(value);
  if (type === 'datetime')
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value) && isDay(value.slice(0, 10));
  if (type !== 'number') return false;
  const other = decimalChar === ',' ? '.' : ',';
  return !value.includes(other) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value.replace(decimalChar, '.'));
}

function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

function violationsOf(field: Field, values: readonly string[]): string[] {
  const { required, unique, enum: allowed, minimum, pattern } = field.constraints ?? {};
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${field.name}${what}`);
  for (const key of Object.keys(field)) if (!knownInField.has(key)) say(` has ${key}, which is unknown`);
  for (const key of Object.keys(field.constraints ?? {})) if (!knownInConstraints.has(key)) say(` is bound by ${key}`);
  const present = values.filter((value) => value !== '');
  if (required && present.length < values.length) say(' is missing');
  if (unique && new Set(present).size < present.length) say(' is not unique');
  const whole = pattern === undefined ? null : new RegExp(`^(?:${pattern})$`, 'u');
  for (const value of present) {
    if (!isWritten(value, field)) say(`: ${value} is no ${field.type}`);
    if (allowed && !allowed.map(String).includes(value)) say(`: ${value} is not allowed`);
    if (minimum !== undefined && !(Number(value) >= minimum)) say(`: ${value} is too small`);
    if (whole && !whole.test(value)) say(`: ${value} is not of the pattern`);
  }
  return found;
}

function load(dataset: ExportedDataset, resource: Resource): Loaded {
  const text = dataset.files[resource.path]!.replace(/^\uFEFF/, '');
  const { delimiter, lineTerminator } = resource.dialect;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: lineTerminator as '\n' });
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  // What follows the last line end is no row.
  return { resource, rows: data.slice(0, -1) };
}

function checkTable({ resource, rows }: Loaded): string[] {
  const { fields, missingValues, primaryKey } = resource.schema;
  const [header = [], ...body] = rows;
  const found: string[] = [];
  const names = fields.map((field) => field.name);
  if (JSON.stringify(header) !== JSON.stringify(names)) found.push('the header is not the fields');
  if (new Set(names).size < names.length) found.push('two fields have the same name');
  if (JSON.stringify(missingValues) !== '[""]') found.push('missing values are not empty cells');
  if (body.some((row) => row.length !== names.length)) found.push('a row is not as long as the header');
  for (const [index, field] of fields.entries())
    found.push(
      ...violationsOf(
        field,
        body.map((row) => row[index]!),
      ),
    );
  const keys = keysOf({ resource, rows }, primaryKey);
  if (new Set(keys.map(String)).size < keys.length) found.push('the key is not unique');
  if (keys.some((key) => key.includes(''))) found.push('a part of the key is missing');
  return found;
}

function keysOf({ resource, rows }: Loaded, names: readonly string[]): string[][] {
  const places = names.map((name) => resource.schema.fields.findIndex((field) => field.name === name));
  return rows.slice(1).map((row) => places.map((place) => row[place] ?? `no ${names.join()}`));
}

function checkForeignKeys(table: Loaded, tables: ReadonlyMap<string, Loaded>): string[] {
  return (table.resource.schema.foreignKeys ?? []).flatMap(({ fields, reference }) => {
    const target = tables.get(reference.resource);
    if (!target) return [`${reference.resource} is no table`];
    const known = new Set(keysOf(target, reference.fields).map((key) => JSON.stringify(key)));
    return keysOf(table, fields)
      .filter((key) => key.some((value) => value !== '') && !known.has(JSON.stringify(key)))
      .map((key) => `${JSON.stringify(key)} points nowhere`);
  });
}

function checkFile({ path, bytes, hash, type, encoding }: Resource, { files }: ExportedDataset): string[] {
  const content = files[path];
  if (content === undefined) return ['there is no such file'];
  const isSame =
    bytes === Buffer.byteLength(content) && hash === `sha256:${createHash('sha256').update(content).digest('hex')}`;
  return [
    ...(isSame ? [] : ['size or hash is another']),
    ...(type === 'table' && encoding === 'utf-8' ? [] : ['it is no table in UTF-8']),
  ];
}

/** Everything in which a written dataset differs from what its `datapackage.json` says; empty where it is true. */
export function checkPackage(dataset: ExportedDataset): string[] {
  const { resources } = JSON.parse(dataset.files['datapackage.json']!) as { resources: Resource[] };
  const tables = new Map(resources.map((resource) => [resource.name, load(dataset, resource)]));
  return [...tables].flatMap(([name, table]) =>
    [...checkFile(table.resource, dataset), ...checkTable(table), ...checkForeignKeys(table, tables)].map(
      (problem) => `${name}: ${problem}`,
    ),
  );
}
