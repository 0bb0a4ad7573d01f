import { create } from 'zustand';
import type { CodeId, ProjectId } from '../../../shared/domain/ids.ts';

export type RowEdit = 'name' | 'color' | 'key';

/** How the codebook is shown, kept while another view is open. */
interface CodebookState {
  /** Whose codebook the rest is about. */
  projectId: ProjectId | null;
  query: string;
  /** Folded rows; all others show what is below them. */
  folded: ReadonlySet<CodeId>;
  isRetiredShown: boolean;
  /** The row that is being changed in place. */
  editing: { id: CodeId; what: RowEdit } | null;
  /** The field for a new code, and below which code it goes. */
  adding: { parentId: CodeId | null } | null;
  setQuery: (query: string) => void;
  setFolded: (folded: ReadonlySet<CodeId>) => void;
  showRetired: (isShown: boolean) => void;
  edit: (id: CodeId, what: RowEdit) => void;
  stopEditing: () => void;
  add: (parentId: CodeId | null) => void;
  stopAdding: () => void;
  /** Another project is open. */
  reset: (projectId: ProjectId) => void;
}

const atFirst = {
  projectId: null,
  query: '',
  folded: new Set<CodeId>(),
  isRetiredShown: false,
  editing: null,
  adding: null,
};

export const useCodebookState = create<CodebookState>()((set) => ({
  ...atFirst,
  setQuery: (query) => set({ query }),
  setFolded: (folded) => set({ folded }),
  showRetired: (isRetiredShown) => set({ isRetiredShown }),
  edit: (id, what) => set({ editing: { id, what } }),
  stopEditing: () => set({ editing: null }),
  add: (parentId) => set({ adding: { parentId } }),
  stopAdding: () => set({ adding: null }),
  reset: (projectId) => set({ ...atFirst, projectId }),
}));
