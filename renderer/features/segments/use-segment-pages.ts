import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SegmentFilter, SegmentSort } from '../../../shared/contract/schemas/segments.ts';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { queries } from '../../api/queries.ts';
import { createWindow, pagesToLoad, pageSize, type RowWindow } from './segment-window.ts';

export interface SegmentQuestion {
  filter: SegmentFilter;
  sort: SegmentSort[];
}

export interface SegmentPages {
  total: number;
  window: RowWindow;
  /** The question that the rows answer: the last one asked, as soon as its first page is there. */
  answered: SegmentQuestion;
  isLoading: boolean;
  /** Rows of the question before are still shown. */
  isStale: boolean;
  error: unknown;
}

const noRows: readonly SegmentRow[] = [];

export function pageQuery({ filter, sort }: SegmentQuestion, page: number) {
  return queries.segmentPage(filter, sort, page * pageSize, pageSize);
}

/**
 * The pages around the rows in sight. While a new question is on its way the old rows stay, so that the table never
 * blinks; while pages are read again after a change their rows stay as well.
 */
export function useSegmentPages(asked: SegmentQuestion, first: number, last: number): SegmentPages {
  const [answered, setAnswered] = useState(asked);
  const head = useQuery({ ...pageQuery(asked, 0), placeholderData: keepPreviousData });
  const isAnswered = head.data !== undefined && !head.isPlaceholderData;
  if (isAnswered && answered !== asked) setAnswered(asked);
  const total = head.data?.total ?? 0;
  const pages = pagesToLoad(first, last, total);
  const others = useQueries({
    queries: pages.map((page) => ({ ...pageQuery(answered, page), enabled: head.data !== undefined })),
    combine: (results) => results.map((result) => result.data?.rows),
  });
  const key = pages.join(' ');
  const window = useMemo(
    () => createWindow(key.split(' ').map((page, at) => ({ page: Number(page), rows: others[at] ?? noRows }))),
    [key, others],
  );
  return {
    total,
    window,
    answered,
    isLoading: head.isLoading,
    isStale: head.isPlaceholderData,
    error: head.error,
  };
}
