import { create } from 'zustand';
import type { ArticleId, ProjectId } from '../../../shared/domain/ids.ts';
import { noFilter, type ArticleFilter, type ArticleSort } from './article-order.ts';
import { nothingSelected, type ListSelection } from './list-selection.ts';

/** How the list of articles is shown, kept while another view is open. */
interface ArticlesState {
  /** Whose articles the rest is about. */
  projectId: ProjectId | null;
  sort: ArticleSort;
  filter: ArticleFilter;
  selection: ListSelection<ArticleId>;
  setSort: (sort: ArticleSort) => void;
  setFilter: (patch: Partial<ArticleFilter>) => void;
  setSelection: (selection: ListSelection<ArticleId>) => void;
  /** Another project is open. */
  reset: (projectId: ProjectId) => void;
}

const atFirst = {
  projectId: null as ProjectId | null,
  sort: { key: 'date', isDescending: false } as ArticleSort,
  filter: noFilter,
  selection: nothingSelected as ListSelection<ArticleId>,
};

export const useArticlesState = create<ArticlesState>()((set) => ({
  ...atFirst,
  setSort: (sort) => set({ sort }),
  setFilter: (patch) => set((state) => ({ filter: { ...state.filter, ...patch } })),
  setSelection: (selection) => set({ selection }),
  reset: (projectId) => set({ ...atFirst, projectId }),
}));
