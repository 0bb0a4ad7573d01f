import { create } from 'zustand';

/** What is being opened, and what went wrong with the last attempt. */
export interface OpeningState {
  isBusy: boolean;
  problem: { path: string; error: unknown } | null;
}

export const useOpening = create<OpeningState>()(() => ({ isBusy: false, problem: null }));
