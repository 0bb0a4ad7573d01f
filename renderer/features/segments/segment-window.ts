import type { SegmentRow } from '../../../shared/domain/coding/types.ts';

/** Rows asked for at once: some four screens of a large window. */
export const pageSize = 200;

/** Numbers of the pages that hold rows `first` to `last` (both included), and the next one to scroll into. */
export function pagesToLoad(first: number, last: number, total: number): number[] {
  if (total === 0) return [0];
  const lastPage = Math.floor((total - 1) / pageSize);
  const from = Math.min(lastPage, Math.max(0, Math.floor((first - pageSize / 4) / pageSize)));
  const to = Math.min(lastPage, Math.floor((last + pageSize / 4) / pageSize));
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i);
}

/** The rows in hand, by their place in the whole list. */
export interface LoadedPage {
  page: number;
  rows: readonly SegmentRow[] | undefined;
}

/** Rows of the loaded pages and, by place in the whole list, where each stands among them. */
export interface RowWindow {
  rows: SegmentRow[];
  /** Place among `rows` of the row at a place in the list, or undefined while its page is on the way. */
  placeOf(index: number): number | undefined;
}

export function createWindow(pages: readonly LoadedPage[]): RowWindow {
  const rows: SegmentRow[] = [];
  const starts = new Map<number, { start: number; length: number }>();
  for (const { page, rows: loaded } of pages) {
    if (!loaded) continue;
    starts.set(page, { start: rows.length, length: loaded.length });
    for (const row of loaded) rows.push(row);
  }
  return {
    rows,
    placeOf(index) {
      const known = starts.get(Math.floor(index / pageSize));
      const offset = index % pageSize;
      return known && offset < known.length ? known.start + offset : undefined;
    },
  };
}
