import type { SegmentFilter, SegmentSort } from '../../../shared/contract/schemas/segments.ts';
import type { SegmentStatus } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CodeId, CoderId } from '../../../shared/domain/ids.ts';

/** What the filter bar says. Empty sets and blank texts narrow nothing. */
export interface SegmentFilterDraft {
  text: string;
  codeIds: ReadonlySet<CodeId>;
  coderIds: ReadonlySet<CoderId>;
  outlets: ReadonlySet<string>;
  statuses: ReadonlySet<SegmentStatus>;
  articleId: ArticleId | null;
  dateFrom: string;
  dateTo: string;
  hasMemo: boolean | null;
}

export const emptyDraft: SegmentFilterDraft = {
  text: '',
  codeIds: new Set(),
  coderIds: new Set(),
  outlets: new Set(),
  statuses: new Set(),
  articleId: null,
  dateFrom: '',
  dateTo: '',
  hasMemo: null,
};

/** Sets in one order, so that the same filter always asks by the same key. */
const listed = <T extends string>(set: ReadonlySet<T>): T[] => [...set].sort();

/** The filter as the engine takes it: only what narrows. */
export function toSegmentFilter(draft: SegmentFilterDraft): SegmentFilter {
  const filter: SegmentFilter = {};
  const text = draft.text.trim();
  if (text !== '') filter.text = text;
  if (draft.articleId !== null) filter.articleIds = [draft.articleId];
  if (draft.codeIds.size > 0) filter.codeIds = listed(draft.codeIds);
  if (draft.coderIds.size > 0) filter.coderIds = listed(draft.coderIds);
  if (draft.outlets.size > 0) filter.outlets = listed(draft.outlets);
  if (draft.statuses.size > 0) filter.statuses = listed(draft.statuses);
  if (draft.dateFrom !== '') filter.dateFrom = draft.dateFrom;
  if (draft.dateTo !== '') filter.dateTo = draft.dateTo;
  if (draft.hasMemo !== null) filter.hasMemo = draft.hasMemo;
  return filter;
}

export function isFiltered(draft: SegmentFilterDraft): boolean {
  return Object.keys(toSegmentFilter(draft)).length > 0;
}

/** Columns of the table that the engine can sort by, with the key it knows each by. */
const sortKeyOf: Readonly<Record<string, SegmentSort['key']>> = {
  code: 'code',
  passage: 'text',
  article: 'article',
  outlet: 'outlet',
  date: 'date',
  coder: 'coder',
  status: 'status',
  modified: 'modifiedAt',
};

export function isSortable(column: string): boolean {
  return column in sortKeyOf;
}

/** As the engine takes it; rows that are equal in these columns stand as in their articles. */
export function toSegmentSort(sorting: readonly { id: string; desc: boolean }[]): SegmentSort[] {
  return sorting
    .flatMap(({ id, desc }) => (sortKeyOf[id] ? [{ key: sortKeyOf[id], descending: desc }] : []))
    .slice(0, 4);
}
