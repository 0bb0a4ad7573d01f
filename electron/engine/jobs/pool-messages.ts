import type { PlannedFile, PlanRequest } from './planned-file.ts';

/** Main thread to worker: files to plan, one after another. */
export interface PlanBatch {
  batch: number;
  /** Index of the first request in its run. */
  firstIndex: number;
  requests: PlanRequest[];
}

/** Worker to main thread: the next results of a batch, in order. The last message of a batch says so. */
export interface PlanResults {
  batch: number;
  results: PlannedFile[];
  isLast: boolean;
}

export interface WorkerSettings {
  /**
   * One counter, shared with the main thread: raised when a file is begun and again when it is done, so that an odd
   * value which does not change for long is a file that hangs.
   */
  progress: SharedArrayBuffer;
}
