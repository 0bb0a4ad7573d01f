import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { exportOptions, type ExportReport } from '../../shared/contract/schemas/exports.ts';
import type { z } from 'zod';
import { exportDataset } from '../../electron/engine/exporters/dataset-folder.ts';
import type { TestProject } from '../support/test-project.ts';

export const sixFiles = ['README.txt', 'articles.csv', 'codebook.csv', 'datapackage.json', 'segments.csv', 'units.csv'];

export type Table = Record<string, string>[];

export interface ExportedDataset {
  folder: string;
  report: ExportReport;
  /** Whole content by file name. */
  files: Record<string, string>;
  readonly rows: (name: string) => Table;
}

interface Extra {
  folder?: string;
  overwrite?: boolean;
}

/** Runs the exporter to its end and reads back what it wrote. */
export async function exportTo(
  project: TestProject,
  options: z.input<typeof exportOptions> = {},
  { folder = path.join(project.folder, 'dataset'), overwrite = false }: Extra = {},
): Promise<ExportedDataset> {
  const parsed = exportOptions.parse(options);
  let report: ExportReport | undefined;
  const events = exportDataset(project.path, folder, parsed, { overwrite, programVersion: '1.2.3' });
  for await (const event of events) if (event.kind === 'report') report = event.report;
  const files = statSync(folder).isDirectory() ? readFolder(folder) : {};
  return { folder, report: report!, files, rows: (name) => parseCsv(files[name]!, parsed.delimiter) };
}

export function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Read by a program that is not ours; a mistake in the quoting is an error. */
export function parseCsv(text: string, delimiter: string): Table {
  const parsed = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter,
    newline: '\n',
    skipEmptyLines: 'greedy',
  });
  if (parsed.errors.length > 0) throw new Error(JSON.stringify(parsed.errors[0]));
  return parsed.data;
}
