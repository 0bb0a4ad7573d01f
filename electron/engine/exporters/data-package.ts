import { createCellWriter } from './cells.ts';
import type { Column } from './columns.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { WrittenFile } from './table-file.ts';

export const dataPackageName = 'datapackage.json';

/** A column of a file, which may hold several of the table as one object. */
export type DescribedColumn = Omit<Column, 'type'> & { type: Column['type'] | 'object' };

export interface DescribedTable<C extends DescribedColumn = Column> {
  file: WrittenFile;
  title: string;
  columns: readonly C[];
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
}

export interface ForeignKey {
  fields: readonly string[];
  reference: { resource: string; fields: readonly string[] };
}

/** Frictionless Data Package v2 (https://datapackage.org/standard/data-package/). */
const profiles = 'https://datapackage.org/profiles/2.0';

/** `more` is what a format says of itself beyond what all of them say. */
export function dataPackageOf(
  plan: DatasetPlan,
  tables: readonly DescribedTable<DescribedColumn>[],
  programVersion: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { project, options } = plan;
  const descriptor = {
    $schema: `${profiles}/datapackage.json`,
    name: `parlance-${project.id}`,
    id: project.id,
    title: project.title,
    version: String(project.revision),
    created: project.revisedAt,
    resources: tables.map((table) => resourceOf(plan, table)),
    // What is not of the standard: who made it, from what, and how it can be made again.
    parlance: {
      programVersion,
      projectId: project.id,
      revision: project.revision,
      codebookVersion: project.codebookVersion,
      options: { ...options, articleIds: options.articleIds === undefined ? 'all' : 'as in articles.csv' },
      ...more,
    },
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** Whether a `datapackage.json` was written by us, so that the folder may be replaced by a newer dataset. */
export function isOurDataPackage(json: string): boolean {
  try {
    const descriptor = JSON.parse(json) as { parlance?: { projectId?: unknown } } | null;
    return typeof descriptor?.parlance?.projectId === 'string';
  } catch {
    return false;
  }
}

function resourceOf(
  plan: DatasetPlan,
  { file, title, columns, primaryKey, foreignKeys }: DescribedTable<DescribedColumn>,
): object {
  const { delimiter, decimal } = plan.options;
  const format = file.name.slice(file.name.lastIndexOf('.') + 1);
  return {
    $schema: `${profiles}/dataresource.json`,
    name: resourceName(file.name),
    type: 'table',
    title,
    path: file.name,
    format,
    mediatype: mediaTypes[format],
    ...(format === 'csv' && { encoding: 'utf-8' }),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    ...(format === 'csv' && { dialect: csvDialect(delimiter) }),
    schema: {
      $schema: `${profiles}/tableschema.json`,
      fields: columns.map((column) =>
        format === 'csv' ? fieldOf(asWritten(plan, column), decimal) : fieldOf(column, '.'),
      ),
      ...(format === 'csv' && { missingValues: [''] }),
      primaryKey,
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  sav: 'application/x-spss-sav',
  parquet: 'application/vnd.apache.parquet',
  jsonl: 'application/jsonl',
};

function csvDialect(delimiter: string): object {
  return {
    $schema: `${profiles}/tabledialect.json`,
    header: true,
    delimiter,
    lineTerminator: '\n',
    quoteChar: '"',
    doubleQuote: true,
  };
}

/** Choices as they stand in the cells, where those of formulas are neutralised. */
function asWritten({ options }: DatasetPlan, column: DescribedColumn): DescribedColumn {
  const allowed = column.constraints?.['enum'];
  if (!options.excelSafe || !Array.isArray(allowed)) return column;
  const { plain } = createCellWriter(options);
  return {
    ...column,
    constraints: {
      ...column.constraints,
      enum: allowed.map((value: unknown) => (typeof value === 'string' ? plain(value) : value)),
    },
  };
}

function fieldOf({ name, type, title, description, constraints }: DescribedColumn, decimal: string): object {
  return {
    name,
    type,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(type === 'number' && decimal !== '.' && { decimalChar: decimal }),
    ...(constraints !== undefined && { constraints }),
  };
}

export function resourceName(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '');
}
