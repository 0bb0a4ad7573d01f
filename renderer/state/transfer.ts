import { create } from 'zustand';
import type { ExportReport } from '../../shared/contract/schemas/exports.ts';
import type { ImportEvent, ImportReport } from '../../shared/contract/schemas/imports.ts';

export type ImportProgress = Extract<ImportEvent, { kind: 'progress' }>;

export interface RunningImport {
  phase: 'uploading' | 'importing';
  /** While files travel to the host: how many have arrived. */
  uploaded: number;
  toUpload: number;
  progress: ImportProgress | null;
  /** `performance.now()` when the first file was asked for. */
  startedAt: number;
  /** The same moment in ISO 8601, by which the run is told from earlier ones. */
  beganAt: string;
  isCancelling: boolean;
  cancel: () => void;
}

export interface RunningExport {
  file: string | null;
  rows: number;
  cancel: () => void;
}

/** Imports and exports go on while other views are shown, so what is known of them is kept here. */
export interface TransferState {
  running: RunningImport | null;
  /** Report of the last run of this window. */
  report: ImportReport | null;
  problem: unknown;
  exporting: RunningExport | null;
  exported: ExportReport | null;
  exportProblem: unknown;
}

export const useTransfer = create<TransferState>()(() => ({
  running: null,
  report: null,
  problem: null,
  exporting: null,
  exported: null,
  exportProblem: null,
}));
