import { dataPackageName, dataPackageOf } from './data-package.ts';
import { describeTables, tableNames, writeTables } from './dataset-tables.ts';
import { createExporter, type ExportProgress, type ExportScope } from './export-run.ts';
import { readmeName, readmeOf } from './readme-text.ts';
import { createOutputFile, type WrittenFile } from './table-file.ts';

/** The coded dataset: four tables, a data package that describes them and a readme. */
export const exportDataset = createExporter({
  target: () => ({ kind: 'folder', fileNames: [...tableNames, dataPackageName, readmeName] }),
  write: writeDataset,
});

async function* writeDataset(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const { db, plan, folder, programVersion } = scope;
  const tables: WrittenFile[] = [];
  for await (const event of writeTables(db, plan, folder)) {
    if (event.kind === 'written') tables.push(event.file);
    else yield event;
  }
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
