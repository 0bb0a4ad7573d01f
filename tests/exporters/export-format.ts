import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { exporterOf } from '../../electron/engine/exporters/registry.ts';
import { exportOptions, type ExportReport } from '../../shared/contract/schemas/exports.ts';
import { canRun } from '../support/find-program.ts';
import type { TestProject } from '../support/test-project.ts';
import { exportTo, type Table } from './export-to.ts';

export const datasetTables = ['segments', 'articles', 'units', 'codebook'] as const;
export type DatasetTables = Record<(typeof datasetTables)[number], Table>;

export interface ExportedPlace {
  /** The file or the folder that was asked for. */
  to: string;
  report: ExportReport;
}

/** Runs the exporter of a format to its end; a name without a folder lies in that of the project. */
export async function exportFormat(
  project: TestProject,
  name: string,
  options: z.input<typeof exportOptions>,
  overwrite = false,
): Promise<ExportedPlace> {
  const to = path.resolve(project.folder, name);
  const parsed = exportOptions.parse(options);
  let report: ExportReport | undefined;
  const events = exporterOf(parsed.format)(project.path, to, parsed, { overwrite, programVersion: '1.2.3' });
  for await (const event of events) if (event.kind === 'report') report = event.report;
  return { to, report: report! };
}

/** What the same options write as CSV, which other tests compare with the project itself. */
export async function tablesAsCsv(
  project: TestProject,
  options: z.input<typeof exportOptions> = {},
): Promise<DatasetTables> {
  const dataset = await exportTo(
    project,
    { ...options, format: 'csv' },
    { folder: path.join(project.folder, 'as-csv') },
  );
  const tables = datasetTables.map((name) => [name, dataset.rows(`${name}.csv`)] as const);
  return Object.fromEntries(tables) as DatasetTables;
}

/** The names of the fields of a table, as the data package beside it says. */
export function describedFields(folder: string, table: string): string[] {
  const descriptor = JSON.parse(readFileSync(path.join(folder, 'datapackage.json'), 'utf8')) as {
    resources: { name: string; schema: { fields: { name: string }[] } }[];
  };
  const { fields } = descriptor.resources.find(({ name }) => name === table)!.schema;
  return fields.map(({ name }) => name);
}

/** The Python that has pandas: the first on the path may be another than the system's. */
export const pythonWithPandas = ['python3', '/usr/bin/python3'].find((python) =>
  canRun(python, ['-c', 'import pandas']),
);
