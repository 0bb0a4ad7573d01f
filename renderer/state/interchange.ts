import { create } from 'zustand';
import type { InterchangeReport, InterchangeSummary } from '../../shared/contract/schemas/interchange.ts';

/** What it would bring: not asked for, being found out, or known. */
export type InterchangeTrial = null | 'running' | InterchangeReport;

/** Where a project or codebook of another program stands on its way into this one. */
export type InterchangeStep =
  | { at: 'sending' | 'looking' }
  | { at: 'asking'; path: string; isUploaded: boolean; summary: InterchangeSummary; trial: InterchangeTrial }
  | { at: 'running'; summary: InterchangeSummary; articles: number; segments: number }
  | { at: 'done'; report: InterchangeReport }
  | { at: 'failed'; error: unknown };

export interface Interchange {
  /** Of the file or folder. */
  name: string;
  step: InterchangeStep;
  cancel: () => void;
}

export interface InterchangeState {
  current: Interchange | null;
}

export const useInterchange = create<InterchangeState>()(() => ({ current: null }));
