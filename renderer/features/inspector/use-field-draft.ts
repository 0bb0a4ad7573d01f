import { useEffect, useRef, useState } from 'react';
import type { Reading } from './field-values.ts';

export interface FieldDraftOptions<T> {
  /** What the project holds, as the field shows it. */
  value: string;
  read: (typed: string) => Reading<T>;
  /** Throws what the engine says against it. */
  save: (value: T) => Promise<void>;
  /** The sentence for something that cannot be read. */
  explain: (problem: string) => string;
  /** Saves by itself when the typing rests for this long, in milliseconds. */
  saveAfter?: number;
}

export interface FieldDraft {
  typed: string;
  type: (text: string) => void;
  problem: string | null;
  commit: () => void;
  revert: () => void;
  isDirty: boolean;
}

/**
 * What is being typed into a field until it is saved: by leaving the field, by Enter, by a pause, or by whatever takes
 * the field off the screen. What cannot be saved stays typed, with the reason beside it.
 */
export function useFieldDraft<T>(options: FieldDraftOptions<T>): FieldDraft {
  const { value, saveAfter } = options;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ ...options, draft });
  useEffect(() => {
    latest.current = { ...options, draft };
  });

  const commit = (): void => {
    const { draft: typed, value: before, read, save, explain } = latest.current;
    if (typed === null) return;
    if (typed === before) return setDraft(null);
    const reading = read(typed);
    if ('problem' in reading) return setProblem(explain(reading.problem));
    // Typing that goes on meanwhile is a new draft and must stay.
    const settle = (): void => setDraft((current) => (current === typed ? null : current));
    save(reading.value).then(settle, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const commitNow = useRef(commit);
  useEffect(() => {
    commitNow.current = commit;
  });
  useEffect(() => () => commitNow.current(), []);
  useEffect(() => {
    if (saveAfter === undefined || draft === null) return undefined;
    const timer = setTimeout(() => commitNow.current(), saveAfter);
    return () => clearTimeout(timer);
  }, [draft, saveAfter]);

  return {
    typed: draft ?? value,
    type: (text) => {
      setDraft(text);
      setProblem(null);
    },
    problem,
    commit,
    revert: () => {
      setDraft(null);
      setProblem(null);
    },
    isDirty: draft !== null && draft !== value,
  };
}
