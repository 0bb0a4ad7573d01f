import { setImmediate as nextTurn } from 'node:timers/promises';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ImportEvent, ImportReport } from '../../../shared/contract/schemas/imports.ts';
import type { ImportRunId } from '../../../shared/domain/ids.ts';
import { findFiles, type FoundFile } from '../importers/find-files.ts';
import type { PlannedFile } from '../jobs/planned-file.ts';
import type { ImportPool } from '../jobs/worker-pool.ts';
import type { OpenProject } from '../project/open-project.ts';
import { runOne } from '../store/database.ts';
import { revisionOf } from '../store/open-project.ts';
import { createImportWriter } from './apply-files.ts';
import { ImportTally } from './import-tally.ts';

export interface ImportWish {
  paths: readonly string[];
  recursive: boolean;
  format?: string | undefined;
  encoding?: string | undefined;
}

/**
 * Brings files in: they are read and planned in worker threads and applied here, each lump in one transaction. Whoever
 * stops listening cancels: what is whole is kept, and the report of the run says that it was cancelled.
 */
export async function* runImport(
  project: OpenProject,
  pool: ImportPool,
  wish: ImportWish,
  signal: AbortSignal,
): AsyncGenerator<ImportEvent, void, void> {
  const { now, newId } = project.tools;
  const runId = newId() as ImportRunId;
  const startedAt = now().toISOString();
  const tally = new ImportTally(runId, wish.paths, startedAt);
  // While it goes on, a run ends when it started.
  startRun(project, runId, tally.finish(startedAt, false));
  const writer = createImportWriter(runId, project.coderId, project.tools);
  let isFinished = false;
  try {
    const files = await countFiles(wish, tally, signal);
    yield tally.progress();
    const requests = files.map((file) => requestOf(file, wish));
    for await (const lump of pool.plan(requests, { signal })) {
      applyLump(project, writer, tally, lump);
      yield tally.progress();
      // Between two transactions everybody else has a turn: the window, a cancel, another call.
      await nextTurn();
    }
    isFinished = true;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (!isFinished && project.isOpen) finishRun(project, tally.finish(now().toISOString(), true));
  }
  if (!project.isOpen)
    throw new ParlanceError('call.cancelled', 'The project was closed. What had come in whole is kept.');
  const report = tally.finish(now().toISOString(), !isFinished);
  if (isFinished) finishRun(project, report);
  yield { kind: 'report', report, revision: revisionOf(project.db) };
}

async function countFiles(wish: ImportWish, tally: ImportTally, signal: AbortSignal): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  let failures = 0;
  for await (const finding of findFiles(wish.paths, { recursive: wish.recursive, signal })) {
    if (finding.kind === 'file') files.push(finding.file);
    else {
      tally.refuse(finding.failure);
      failures += 1;
    }
  }
  tally.countFiles(files.length + failures);
  return files;
}

function requestOf(file: FoundFile, { format, encoding }: ImportWish) {
  return { ...file, ...(format !== undefined && { format }), ...(encoding !== undefined && { encoding }) };
}

function applyLump(
  project: OpenProject,
  writer: ReturnType<typeof createImportWriter>,
  tally: ImportTally,
  lump: readonly PlannedFile[],
): void {
  const planned = lump.filter((file) => file.outcome === 'planned');
  for (const file of lump) if (file.outcome === 'refused') tally.refuse(file.failure);
  if (planned.length === 0) return;
  const applied = project.write((db) => ({ result: writer.apply(db, planned), touched: { articles: 'all' } }));
  tally.take(planned, applied);
}

export function startRun(project: OpenProject, id: ImportRunId, report: ImportReport): void {
  project.write((db) => {
    runOne(
      db,
      'INSERT INTO import_run (id, started_at, finished_at, report) VALUES (?, ?, NULL, ?)',
      id,
      report.startedAt,
      JSON.stringify(report),
    );
    return { result: undefined, touched: { imports: [id] } };
  });
}

export function finishRun(project: OpenProject, report: ImportReport): void {
  project.write((db) => {
    runOne(
      db,
      'UPDATE import_run SET finished_at = ?, report = ? WHERE id = ?',
      report.finishedAt,
      JSON.stringify(report),
      report.id,
    );
    return { result: undefined, touched: { imports: [report.id], articles: 'all' } };
  });
}
