import { create } from 'zustand';
import type { ArticleId, CodeId, CoderId, SegmentId } from '../../shared/domain/ids.ts';

export const views = ['read', 'segments', 'transfer', 'project'] as const;
export type View = (typeof views)[number];

/** The passage that the next code goes to: UTF-16 offsets into the article's text, half-open. */
export interface Passage {
  articleId: ArticleId;
  start: number;
  end: number;
}

/** What the window shows and what is chosen in it. Nothing here is data of the project. */
export interface WorkbenchState {
  view: View;
  articleId: ArticleId | null;
  passage: Passage | null;
  segmentId: SegmentId | null;
  /** The code that the inspector shows while no segment is chosen. */
  codeId: CodeId | null;
  /** What `.` applies again. */
  lastCodeIds: readonly CodeId[];
  hiddenCodeIds: ReadonlySet<CodeId>;
  hiddenCoderIds: ReadonlySet<CoderId>;
  isPickerOpen: boolean;
  isPaletteOpen: boolean;
  /** Whether words are looked for in the open article. */
  isFindOpen: boolean;
  /** The reader shows the paragraphs that carry codings, and folds the others away. */
  isFolded: boolean;
  /** The reader brings this position into view once it has painted the article. */
  revealing: Passage | null;

  showView: (view: View) => void;
  openArticle: (articleId: ArticleId, reveal?: { start: number; end: number; segmentId?: SegmentId }) => void;
  choosePassage: (passage: Passage | null) => void;
  chooseSegment: (segmentId: SegmentId | null) => void;
  chooseCode: (codeId: CodeId | null) => void;
  rememberCodes: (codeIds: readonly CodeId[]) => void;
  setCodeHidden: (codeIds: readonly CodeId[], isHidden: boolean) => void;
  setCoderHidden: (coderId: CoderId, isHidden: boolean) => void;
  setPickerOpen: (isOpen: boolean) => void;
  setPaletteOpen: (isOpen: boolean) => void;
  setFindOpen: (isOpen: boolean) => void;
  setFolded: (isFolded: boolean) => void;
  revealed: () => void;
  /** A project was opened or closed: everything chosen belongs to the one before. */
  reset: () => void;
}

const nothingChosen = {
  view: 'read' as View,
  articleId: null,
  passage: null,
  segmentId: null,
  codeId: null,
  lastCodeIds: [],
  hiddenCodeIds: new Set<CodeId>(),
  hiddenCoderIds: new Set<CoderId>(),
  isPickerOpen: false,
  isPaletteOpen: false,
  isFindOpen: false,
  isFolded: false,
  revealing: null,
};

function toggled<T>(set: ReadonlySet<T>, items: readonly T[], isIn: boolean): ReadonlySet<T> {
  const next = new Set(set);
  for (const item of items) {
    if (isIn) next.add(item);
    else next.delete(item);
  }
  return next;
}

export const useWorkbench = create<WorkbenchState>()((set) => ({
  ...nothingChosen,
  showView: (view) => set({ view }),
  openArticle: (articleId, reveal) =>
    set((state) => ({
      view: 'read',
      articleId,
      segmentId: reveal?.segmentId ?? null,
      passage:
        reveal && !reveal.segmentId
          ? { articleId, start: reveal.start, end: reveal.end }
          : state.articleId === articleId
            ? state.passage
            : null,
      revealing: reveal ? { articleId, start: reveal.start, end: reveal.end } : null,
    })),
  choosePassage: (passage) => set({ passage, segmentId: null }),
  chooseSegment: (segmentId) => set({ segmentId }),
  chooseCode: (codeId) => set({ codeId, segmentId: null }),
  rememberCodes: (lastCodeIds) => set({ lastCodeIds }),
  setCodeHidden: (codeIds, isHidden) =>
    set((state) => ({ hiddenCodeIds: toggled(state.hiddenCodeIds, codeIds, isHidden) })),
  setCoderHidden: (coderId, isHidden) =>
    set((state) => ({ hiddenCoderIds: toggled(state.hiddenCoderIds, [coderId], isHidden) })),
  setPickerOpen: (isPickerOpen) => set({ isPickerOpen }),
  setPaletteOpen: (isPaletteOpen) => set({ isPaletteOpen }),
  setFindOpen: (isFindOpen) => set({ isFindOpen }),
  setFolded: (isFolded) => set({ isFolded }),
  revealed: () => set({ revealing: null }),
  reset: () => set(nothingChosen),
}));
