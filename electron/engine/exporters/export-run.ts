import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type {
  ExportDifference,
  ExportEvent,
  ExportNote,
  ExportOptions,
} from '../../../shared/contract/schemas/exports.ts';
import type { PrintPdf } from '../engine-ports.ts';
import type { ReadableDb } from '../store/database.ts';
import { openSnapshot } from '../store/snapshot.ts';
import { planDataset, type DatasetPlan } from './dataset-plan.ts';
import { exportError } from './export-errors.ts';
import type { Exporter } from './exporter.ts';
import { stageFile, stageFolder, type Staging } from './staging.ts';
import type { WrittenFile } from './table-file.ts';

export type ExportProgress = Extract<ExportEvent, { kind: 'progress' }>;

/** What a format writes from. Everything it reads is one revision of the project. */
export interface ExportScope {
  readonly db: ReadableDb;
  readonly plan: DatasetPlan;
  readonly options: ExportOptions;
  /** Where its files go; they are moved to where they were asked for when all of them are whole. */
  readonly folder: string;
  /** Name of the file, where one file was asked for. */
  readonly fileName: string;
  readonly programVersion: string;
  readonly signal: AbortSignal | undefined;
  /** Undefined where nothing can print. */
  readonly printPdf: PrintPdf | undefined;
  /** Says in the report what the format has no home for; the same code counts up. */
  note(code: string, message: string, count?: number): void;
}

/** One file of the name that was asked for, or a folder with these files. */
export type ExportTarget = { kind: 'file' } | { kind: 'folder'; fileNames: readonly string[] };

export interface ExportSpec {
  target(options: ExportOptions, to: string): ExportTarget;
  write(scope: ExportScope): AsyncGenerator<ExportProgress, WrittenFile[], undefined>;
  /** How the new files differ from those that they are about to replace. */
  compare?(oldFolder: string, scope: ExportScope): Promise<ExportDifference[] | null>;
}

/**
 * An exporter that reads one revision, writes into a staging place, and puts everything where it was asked for at once.
 * Work on the project can go on meanwhile; what fails or is cancelled leaves nothing behind.
 */
export function createExporter(spec: ExportSpec): Exporter {
  return async function* run(projectPath, to, options, extra) {
    const place = path.resolve(to);
    try {
      const snapshot = openSnapshot(projectPath);
      try {
        const target = spec.target(options, place);
        const staging =
          target.kind === 'file'
            ? stageFile(place, extra.overwrite)
            : stageFolder(place, target.fileNames, extra.overwrite);
        try {
          const notes = new Map<string, ExportNote>();
          const scope: ExportScope = {
            db: snapshot.db,
            plan: planDataset(snapshot.db, options),
            options,
            folder: staging.folder,
            fileName: path.basename(place),
            programVersion: extra.programVersion,
            signal: extra.signal,
            printPdf: extra.printPdf,
            note(code, message, count = 1) {
              const known = notes.get(code);
              notes.set(code, { code, message, count: (known?.count ?? 0) + count });
            },
          };
          yield* writeAndPlace(spec, scope, staging, target.kind === 'file' ? path.dirname(place) : place, notes);
        } finally {
          staging.discard();
        }
      } finally {
        snapshot.close();
      }
    } catch (error) {
      throw exportError(error, place, projectPath);
    }
  };
}

async function* writeAndPlace(
  spec: ExportSpec,
  scope: ExportScope,
  staging: Staging,
  folder: string,
  notes: ReadonlyMap<string, ExportNote>,
): AsyncGenerator<ExportEvent, void, undefined> {
  const writing = spec.write(scope);
  let step = await writing.next();
  try {
    while (step.done !== true) {
      yield step.value;
      assertNotCancelled(scope.signal);
      step = await writing.next();
    }
  } finally {
    // Files that are still open are let go of, whoever stopped.
    if (step.done !== true) await writing.return([]);
  }
  assertNotCancelled(scope.signal);
  const differences = staging.replaces ? ((await spec.compare?.(folder, scope)) ?? null) : null;
  staging.place();
  const files = step.value.map(({ name, rows, bytes }) => ({ name, rows, bytes }));
  const report = { folder, revision: scope.plan.project.revision, files, notes: [...notes.values()], differences };
  yield { kind: 'report', report };
}

export function assertNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ParlanceError('call.cancelled', 'The export was cancelled. Nothing of it was kept.');
}
