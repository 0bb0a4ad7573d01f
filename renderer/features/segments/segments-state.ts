import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ProjectId } from '../../../shared/domain/ids.ts';
import { emptyDraft, type SegmentFilterDraft } from './segment-query.ts';

/** Lines of a passage that a row shows. */
export const lineCounts = [1, 2, 3] as const;
export type LineCount = (typeof lineCounts)[number];

export interface Sorting {
  id: string;
  desc: boolean;
}

/** How the table is shown. Columns are the analyst's taste and kept on this machine, the rest belongs to the project. */
interface SegmentsState {
  projectId: ProjectId | null;
  draft: SegmentFilterDraft;
  sorting: Sorting[];
  widths: Record<string, number>;
  visibility: Record<string, boolean>;
  lines: LineCount;
  narrow: (patch: Partial<SegmentFilterDraft>) => void;
  clear: () => void;
  setSorting: (sorting: Sorting[]) => void;
  setWidths: (widths: Record<string, number>) => void;
  setVisibility: (visibility: Record<string, boolean>) => void;
  setLines: (lines: LineCount) => void;
  /** Another project is open. */
  reset: (projectId: ProjectId) => void;
}

export const useSegmentsState = create<SegmentsState>()(
  persist(
    (set) => ({
      projectId: null as ProjectId | null,
      draft: emptyDraft,
      sorting: [],
      widths: {},
      visibility: {},
      lines: 2,
      narrow: (patch) => set((state) => ({ draft: { ...state.draft, ...patch } })),
      clear: () => set({ draft: emptyDraft }),
      setSorting: (sorting) => set({ sorting }),
      setWidths: (widths) => set({ widths }),
      setVisibility: (visibility) => set({ visibility }),
      setLines: (lines) => set({ lines }),
      reset: (projectId) => set({ projectId, draft: emptyDraft, sorting: [] }),
    }),
    {
      name: 'parlance.segments-table',
      partialize: ({ widths, visibility, lines }) => ({ widths, visibility, lines }),
    },
  ),
);
