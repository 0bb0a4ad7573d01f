import type { ExportEvent, ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { PrintPdf } from '../engine-ports.ts';

export interface ExportExtra {
  /** Replaces an earlier export of ours; never anybody else's files. */
  overwrite: boolean;
  programVersion: string;
  signal?: AbortSignal | undefined;
  printPdf?: PrintPdf | undefined;
}

/** Reads one revision of the project at `projectPath`, writes it to `to`, tells its progress and ends with the report. */
export type Exporter = (
  projectPath: string,
  to: string,
  options: ExportOptions,
  extra: ExportExtra,
) => AsyncGenerator<ExportEvent, void, undefined>;
