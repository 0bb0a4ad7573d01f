import path from 'node:path';
import { compareDatasets, compareFiles } from './compare-datasets.ts';
import { dataPackageName, dataPackageOf } from './data-package.ts';
import { datasetTables, describeTables, writeTables } from './dataset-tables.ts';
import { createExporter, type ExportProgress, type ExportScope } from './export-run.ts';
import { readmeName, readmeOf } from './readme-text.ts';
import { createOutputFile, type WrittenFile } from './table-file.ts';

const fileOf = (table: string): string => `${table}.csv`;
const tableNames = Object.fromEntries(datasetTables.map((table) => [table, fileOf(table)]));

const isFile = (name: string): boolean => path.extname(name).toLowerCase() === '.csv';

/** The coded dataset: four tables, a data package that describes them and a readme; or one file of segments. */
export const exportDataset = createExporter({
  target: (_options, to) =>
    isFile(to)
      ? { kind: 'file' }
      : { kind: 'folder', fileNames: [...datasetTables.map(fileOf), dataPackageName, readmeName] },
  write: (scope) => (isFile(scope.fileName) ? writeTables(scope, { segments: scope.fileName }) : writeDataset(scope)),
  compare: (oldFolder, scope) =>
    isFile(scope.fileName) ? compareFiles(oldFolder, scope) : compareDatasets(oldFolder, scope),
});

async function* writeDataset(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const { plan, folder, programVersion } = scope;
  const tables = yield* writeTables(scope, tableNames);
  const described = describeTables(plan, tables);
  return [
    ...tables,
    await writeText(folder, dataPackageName, dataPackageOf(plan, described, programVersion)),
    await writeText(folder, readmeName, readmeOf(plan, described, programVersion)),
  ];
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
