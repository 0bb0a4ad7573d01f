import { useEffect, useRef, useState } from 'react';
import { showError } from '../../components/toast.tsx';
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
 * the field off the screen. What cannot be saved stays typed, with the reason beside it; once the field is gone, a message
 * says the reason.
 */
export function useFieldDraft<T>(options: FieldDraftOptions<T>): FieldDraft {
  const { value, saveAfter } = options;
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ ...options, draft });
  const isShown = useRef(true);
  const saving = useRef<string | null>(null);
  useEffect(() => {
    latest.current = { ...options, draft };
  });

  const refuse = (error: unknown): void => {
    if (isShown.current) setProblem(error instanceof Error ? error.message : String(error));
    else showError(error);
  };
  const commit = (): void => {
    const { draft: typed, value: before, read, save, explain } = latest.current;
    // Leaving a field often takes it off the screen as well.
    if (typed === null || typed === saving.current) return;
    if (typed === before) return setDraft(null);
    const reading = read(typed);
    if ('problem' in reading) return refuse(new Error(explain(reading.problem)));
    saving.current = typed;
    save(reading.value)
      // Typing that goes on meanwhile is a new draft and must stay.
      .then(() => setDraft((current) => (current === typed ? null : current)), refuse)
      .finally(() => {
        if (saving.current === typed) saving.current = null;
      });
  };
  const commitNow = useRef(commit);
  useEffect(() => {
    commitNow.current = commit;
  });
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      commitNow.current();
    };
  }, []);
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
