import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ExportEvent, ExportOptions } from '../../../shared/contract/schemas/files.ts';
import type { ReadableDb } from '../store/database.ts';
import { openSnapshot } from '../store/snapshot.ts';
import { dataPackageName, dataPackageOf } from './data-package.ts';
import { planDataset, type DatasetPlan } from './dataset-plan.ts';
import { describeTables, tableNames, writeTables } from './dataset-tables.ts';
import type { ExportExtra } from './exporter.ts';
import { exportError } from './export-errors.ts';
import { readmeName, readmeOf } from './readme-text.ts';
import { stageFolder } from './staging.ts';
import { createOutputFile, type WrittenFile } from './table-file.ts';

const fileNames = [...tableNames, dataPackageName, readmeName];

/**
 * Writes the coded dataset: four tables, a data package that describes them and a readme. All of it is one revision of
 * the project, and the same revision gives the same bytes. Work on the project can go on meanwhile.
 */
export async function* exportDataset(
  projectPath: string,
  to: string,
  options: ExportOptions,
  extra: ExportExtra,
): AsyncGenerator<ExportEvent, void, undefined> {
  const folder = path.resolve(to);
  try {
    const snapshot = openSnapshot(projectPath);
    try {
      yield* writeDataset(snapshot.db, folder, planDataset(snapshot.db, options), extra);
    } finally {
      snapshot.close();
    }
  } catch (error) {
    throw exportError(error, folder, projectPath);
  }
}

async function* writeDataset(
  db: ReadableDb,
  folder: string,
  plan: DatasetPlan,
  extra: ExportExtra,
): AsyncGenerator<ExportEvent, void, undefined> {
  const staging = stageFolder(folder, fileNames, extra.overwrite);
  try {
    const tables: WrittenFile[] = [];
    for await (const event of writeTables(db, plan, staging.folder)) {
      if (event.kind === 'written') tables.push(event.file);
      else yield event;
      assertNotCancelled(extra.signal);
    }
    const described = describeTables(plan, tables);
    const files = [
      ...tables,
      await writeText(staging.folder, dataPackageName, dataPackageOf(plan, described, extra.programVersion)),
      await writeText(staging.folder, readmeName, readmeOf(plan, described, extra.programVersion)),
    ];
    assertNotCancelled(extra.signal);
    staging.place();
    const report = {
      folder,
      revision: plan.project.revision,
      files: files.map(({ name, rows, bytes }) => ({ name, rows, bytes })),
    };
    yield { kind: 'report', report };
  } finally {
    staging.discard();
  }
}

function assertNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ParlanceError('call.cancelled', 'The export was cancelled. Nothing of it was kept.');
}

async function writeText(folder: string, name: string, text: string): Promise<WrittenFile> {
  const file = await createOutputFile(folder, name);
  try {
    file.add(text);
    return await file.finish(false);
  } finally {
    await file.abandon();
  }
}
