import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const themes = ['system', 'light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** In pixels. */
export const readingSizes = [15, 16, 17, 18, 19, 20, 22, 24, 27, 30] as const;
export const readingLeadings = ['tight', 'normal', 'loose'] as const;
export type ReadingLeading = (typeof readingLeadings)[number];
export const readingMeasures = ['narrow', 'normal', 'wide'] as const;
export type ReadingMeasure = (typeof readingMeasures)[number];

/** What the analyst likes, kept in this browser or on this machine and not in the project. */
export interface Preferences {
  theme: Theme;
  readingSize: number;
  leading: ReadingLeading;
  measure: ReadingMeasure;
  /** What the analyst called herself in the last new project. */
  coderName: string;
  change: (patch: Partial<Omit<Preferences, 'change'>>) => void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      readingSize: 19,
      leading: 'normal',
      measure: 'normal',
      coderName: '',
      change: (patch) => set(patch),
    }),
    { name: 'parlance.preferences' },
  ),
);

/** One step larger or smaller. */
export function stepReadingSize(step: 1 | -1): void {
  const { readingSize, change } = usePreferences.getState();
  const larger = readingSizes.find((size) => size > readingSize);
  const smaller = readingSizes.findLast((size) => size < readingSize);
  const next = step === 1 ? larger : smaller;
  if (next !== undefined) change({ readingSize: next });
}
