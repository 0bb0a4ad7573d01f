import { existsSync } from 'node:fs';
import path from 'node:path';
import { compareDatasets, compareFiles } from './compare-datasets.ts';
import { dataPackageName, dataPackageOf, type DescribedTable } from './data-package.ts';
import { datasetTables, describeTables, writeTables } from './dataset-tables.ts';
import { createExporter, type ExportProgress, type ExportScope } from './export-run.ts';
import { readmeName, readmeOf } from './readme-text.ts';
import { datasetScripts, scriptFiles } from './scripts.ts';
import { measureTables } from './scripts/measure-tables.ts';
import { createOutputFile, type WrittenFile } from './table-file.ts';

const fileOf = (table: string): string => `${table}.csv`;
const tableNames = Object.fromEntries(datasetTables.map((table) => [table, fileOf(table)]));

const isFile = (name: string): boolean => path.extname(name).toLowerCase() === '.csv';

/** The coded dataset: four tables, a data package that describes them, a readme, scripts on request; or one file of segments. */
export const exportDataset = createExporter({
  target: (options, to) =>
    isFile(to)
      ? { kind: 'file' }
      : {
          kind: 'folder',
          fileNames: [
            ...datasetTables.map(fileOf),
            dataPackageName,
            readmeName,
            ...(options.scripts ? datasetScripts.map(({ name }) => name) : []),
          ],
        },
  write: (scope) => (isFile(scope.fileName) ? writeSegments(scope) : writeDataset(scope)),
  compare(oldFolder, scope) {
    if (isFile(scope.fileName)) return compareFiles(oldFolder, scope);
    noteOldScripts(oldFolder, scope);
    return compareDatasets(oldFolder, scope);
  },
});

/** Scripts that are not asked for any more stay where they are, beside tables that they may not fit. */
function noteOldScripts(oldFolder: string, scope: ExportScope): void {
  if (scope.options.scripts) return;
  const left = datasetScripts.filter(({ name }) => existsSync(path.join(oldFolder, name)));
  if (left.length === 0) return;
  scope.note(
    'export.old-scripts',
    'Scripts of an earlier export were left in the folder. They know the tables as they were then: export with scripts to renew them.',
    left.length,
  );
}

function writeSegments(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  if (scope.options.scripts) {
    scope.note(
      'export.no-scripts',
      'Scripts load the tables of a folder, and one file was asked for: there are none. Name a folder to get them.',
    );
  }
  return writeTables(scope, { segments: scope.fileName });
}

async function* writeDataset(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const { plan, folder, programVersion } = scope;
  const tables = yield* writeTables(scope, tableNames);
  const described = describeTables(plan, tables);
  return [
    ...tables,
    await writeText(folder, dataPackageName, dataPackageOf(plan, described, programVersion)),
    await writeText(folder, readmeName, readmeOf(plan, described, programVersion)),
    ...(plan.options.scripts ? await writeScripts(scope, described) : []),
  ];
}

async function writeScripts({ plan, folder }: ExportScope, tables: readonly DescribedTable[]): Promise<WrittenFile[]> {
  const measures = await measureTables(folder, tables, plan.options.delimiter);
  const files: WrittenFile[] = [];
  for (const { name, text } of scriptFiles(plan, tables, measures)) files.push(await writeText(folder, name, text));
  return files;
}

/** Writes one text file, on the disk when this returns. */
export async function writeText(folder: string, name: string, text: string): Promise<WrittenFile> {
  const file = await createOutputFile(folder, name);
  try {
    file.add(text);
    return await file.finish(false);
  } finally {
    await file.abandon();
  }
}
