import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  isFiltered,
  isSortable,
  toSegmentFilter,
  toSegmentSort,
} from '../../../renderer/features/segments/segment-query.ts';
import { createWindow, pagesToLoad, pageSize } from '../../../renderer/features/segments/segment-window.ts';
import { segmentQuery } from '../../../shared/contract/schemas/segments.ts';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { formatArticleDate, formatMoment } from '../../../renderer/features/articles/article-date.ts';

const row = (id: number): SegmentRow => ({ id: `row-${id}` }) as unknown as SegmentRow;
const page = (number: number, length = pageSize): { page: number; rows: SegmentRow[] } => ({
  page: number,
  rows: Array.from({ length }, (_, i) => row(number * pageSize + i)),
});

describe('the window of loaded rows', () => {
  it('asks for the pages in sight and the next one shortly before it is needed', () => {
    expect([
      pagesToLoad(0, 20, 0),
      pagesToLoad(0, 20, 50),
      pagesToLoad(0, 20, 100_000),
      pagesToLoad(0, 160, 100_000),
      pagesToLoad(230, 260, 100_000),
      pagesToLoad(99_990, 99_999, 100_000),
    ]).toEqual([[0], [0], [0], [0, 1], [0, 1], [499]]);
  });

  it('always holds the rows in sight, in few pages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(100_000),
        fc.integer({ min: 1, max: 60 }),
        (total, start, height) => {
          const first = Math.min(start, total - 1);
          const last = Math.min(total - 1, first + height);
          const pages = pagesToLoad(first, last, total);
          expect(pages).toContain(Math.floor(first / pageSize));
          expect(pages).toContain(Math.floor(last / pageSize));
          expect(pages.length).toBeLessThanOrEqual(3);
          expect(pages.at(-1)! * pageSize).toBeLessThan(total);
        },
      ),
    );
  });

  it('finds each row by its place, and nothing where a page is still on the way', () => {
    const loaded = createWindow([page(3), { page: 4, rows: undefined }, page(7, 10)]);
    const at = (index: number): string | undefined => {
      const place = loaded.placeOf(index);
      return place === undefined ? undefined : loaded.rows[place]!.id;
    };
    expect([at(599), at(600), at(799), at(800), at(1400), at(1409), at(1410)]).toEqual([
      undefined,
      'row-600',
      'row-799',
      undefined,
      'row-1400',
      'row-1409',
      undefined,
    ]);
  });
});

describe('what the table asks for', () => {
  it('sends only what narrows, the same way whatever the order of clicks', () => {
    expect([toSegmentFilter(emptyDraft), isFiltered(emptyDraft), isFiltered({ ...emptyDraft, text: '  ' })]).toEqual([
      {},
      false,
      false,
    ]);
    const codeIds = (ids: string[]): ReadonlySet<CodeId> => new Set(ids as CodeId[]);
    const one = toSegmentFilter({ ...emptyDraft, text: ' range ', codeIds: codeIds(['b', 'a']), hasMemo: false });
    expect(one).toEqual({ text: 'range', codeIds: ['a', 'b'], hasMemo: false });
    expect(toSegmentFilter({ ...emptyDraft, text: 'range', codeIds: codeIds(['a', 'b']), hasMemo: false })).toEqual(
      one,
    );
    expect(isFiltered({ ...emptyDraft, dateFrom: '2026-01-01' })).toBe(true);
  });

  it('sorts by at most four keys that the engine knows', () => {
    const columns = ['code', 'passage', 'article', 'outlet', 'date', 'coder', 'status', 'modified'];
    for (const column of columns) {
      const sort = toSegmentSort([{ id: column, desc: true }]);
      expect(segmentQuery.parse({ sort }).sort).toEqual(sort);
    }
    expect(toSegmentSort(columns.map((id) => ({ id, desc: false }))).length).toBe(4);
    expect([isSortable('memo'), toSegmentSort([{ id: 'memo', desc: false }])]).toEqual([false, []]);
  });
});

describe('dates on screen', () => {
  it('are no more precise than known, and not moved between zones', () => {
    const dates = ['2026', '2026-03', '2026-03-05', '2026-03-05T23:30+03:30', 'undated'];
    expect(dates.map((date) => formatArticleDate(date, 'en-GB'))).toEqual([
      '2026',
      'Mar 2026',
      '5 Mar 2026',
      '5 Mar 2026, 23:30',
      'undated',
    ]);
    expect(formatArticleDate(null, 'en-GB')).toBe('');
  });

  it('show the time of what was done today and the day of what is older', () => {
    const now = new Date(2026, 2, 5, 12, 0);
    expect(formatMoment(new Date(2026, 2, 5, 9, 7).toISOString(), now, 'en-GB')).toBe('09:07');
    expect(formatMoment(new Date(2026, 1, 5, 9, 7).toISOString(), now, 'en-GB')).toBe('5 Feb 2026');
  });
});
