import { useEffect, useRef, useState } from 'react';
import type { RehydrateReport } from '../../../shared/contract/schemas/interchange.ts';
import { rehydrate, type RehydrateProgress, type RehydrateWish } from '../../api/rehydrate-actions.ts';

export interface Rehydration {
  progress: RehydrateProgress | null;
  report: RehydrateReport | null;
  problem: unknown;
  start: (wish: RehydrateWish) => void;
  cancel: () => void;
}

/** One run at a time; it ends with the dialog. */
export function useRehydration(): Rehydration {
  const [progress, setProgress] = useState<RehydrateProgress | null>(null);
  const [report, setReport] = useState<RehydrateReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const controller = useRef(new AbortController());
  useEffect(() => () => controller.current.abort(), []);
  const run = async (wish: RehydrateWish): Promise<void> => {
    const mine = new AbortController();
    controller.current = mine;
    setProblem(null);
    try {
      setReport(await rehydrate(wish, setProgress, mine.signal));
    } catch (error) {
      if (!mine.signal.aborted) setProblem(error);
    } finally {
      setProgress(null);
    }
  };
  return {
    progress,
    report,
    problem,
    start: (wish) => void run(wish),
    cancel: () => controller.current.abort(),
  };
}
