import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Table } from './export-to.ts';
import { exportTo, parseCsv, type ExportedDataset } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

interface Field {
  name: string;
  type: string;
  decimalChar?: string;
  constraints?: { required?: boolean; unique?: boolean; enum?: unknown[]; minimum?: number; pattern?: string };
}
interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  dialect: { delimiter: string };
  schema: {
    fields: Field[];
    primaryKey: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

const lexical: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+([.,]\d+)?$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
};

/** What the standard asks of a value, written here anew and not taken from the program. */
function violations(field: Field, values: readonly string[]): string[] {
  const { required, unique, enum: allowed, minimum, pattern } = field.constraints ?? {};
  const found: string[] = [];
  const present = values.filter((value) => value !== '');
  if (required && present.length < values.length) found.push(`${field.name} is missing`);
  if (unique && new Set(present).size < present.length) found.push(`${field.name} is not unique`);
  for (const value of present) {
    if (!lexical[field.type]!.test(value)) found.push(`${field.name}: ${value} is no ${field.type}`);
    if (allowed && !allowed.map(String).includes(value)) found.push(`${field.name}: ${value} is not allowed`);
    if (minimum !== undefined && Number(value) < minimum) found.push(`${field.name}: ${value} is too small`);
    if (pattern && !new RegExp(`^(?:${pattern})$`).test(value))
      found.push(`${field.name}: ${value} is not of the pattern`);
  }
  return found;
}

function checkPackage(dataset: ExportedDataset): string[] {
  const { resources } = JSON.parse(dataset.files['datapackage.json']!) as { resources: Resource[] };
  const tables = new Map<string, Table>(
    resources.map((resource) => [
      resource.name,
      parseCsv(dataset.files[resource.path]!.replace(/^\uFEFF/, ''), resource.dialect.delimiter),
    ]),
  );
  return resources.flatMap(({ name, schema }) => {
    const rows = tables.get(name)!;
    const keyOf = (row: Record<string, string>, fields: readonly string[]): string =>
      JSON.stringify(fields.map((field) => row[field]));
    const found = schema.fields.flatMap((field) =>
      violations(
        field,
        rows.map((row) => row[field.name]!),
      ),
    );
    if (new Set(rows.map((row) => keyOf(row, schema.primaryKey))).size < rows.length)
      found.push(`${name}: the key is not unique`);
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const targets = new Set(tables.get(reference.resource)!.map((row) => keyOf(row, reference.fields)));
      for (const row of rows) {
        if (fields.every((field) => row[field] === '')) continue;
        if (!targets.has(keyOf(row, fields))) found.push(`${name}: ${keyOf(row, fields)} points nowhere`);
      }
    }
    return found.map((problem) => `${name}: ${problem}`);
  });
}

describe('the data package', () => {
  it('names every column of every table in its order, with its bytes and hash', async () => {
    const { files } = await exportTo(made.project);
    const { resources } = JSON.parse(files['datapackage.json']!) as { resources: Resource[] };
    expect(resources.map((resource) => resource.path)).toEqual([
      'segments.csv',
      'articles.csv',
      'units.csv',
      'codebook.csv',
    ]);
    for (const resource of resources) {
      const content = files[resource.path]!;
      expect(resource.schema.fields.map((field) => field.name)).toEqual(
        content.slice(0, content.indexOf('\n')).split(','),
      );
      expect(resource.bytes).toBe(Buffer.byteLength(content));
      expect(resource.hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    }
  });

  it.each(['article', 'paragraph', 'sentence'] as const)('is true of every value, with units of %ss', async (unit) => {
    expect(checkPackage(await exportTo(made.project, { unit }))).toEqual([]);
  });

  it('is true of the European form, and of selections', async () => {
    const options = { delimiter: ';', decimal: ',', bom: true } as const;
    expect(checkPackage(await exportTo(made.project, options, { folder: `${made.project.folder}/a` }))).toEqual([]);
    const selection = { codeIds: [made.codes.other as never], articleIds: [made.articles.copy as never] };
    expect(checkPackage(await exportTo(made.project, selection, { folder: `${made.project.folder}/b` }))).toEqual([]);
  });

  it('would be found out if it were not', async () => {
    const dataset = await exportTo(made.project);
    dataset.files['segments.csv'] = dataset.files['segments.csv']!.replace(',draft,', ',drafted,').replaceAll(
      made.codes.retired,
      'x',
    );
    expect(checkPackage(dataset)).toEqual([
      'segments: status: drafted is not allowed',
      'segments: segments: ["x"] points nowhere',
    ]);
  });
});
