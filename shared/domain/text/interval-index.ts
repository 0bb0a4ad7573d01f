import type { TextRange } from './offsets.ts';

/** Answers are in the order in which brackets are drawn: by start, the longer first, equals as they were given. */
export interface IntervalIndex<T extends TextRange> {
  /** Ranges that hold the code unit at `offset`: `start <= offset < end`. */
  at(offset: number): T[];
  /** Ranges that share at least one code unit with `range`; an empty range shares none. */
  overlapping(range: TextRange): T[];
}

/**
 * Static index over ranges of one text. The sorted array is read as a balanced tree whose root is its middle; each node
 * knows how far its subtree reaches, so a query visits O(log n + k) nodes for k answers.
 */
export function createIntervalIndex<T extends TextRange>(items: readonly T[]): IntervalIndex<T> {
  const sorted = items.filter((item) => item.start < item.end).sort(byStartThenLonger);
  const starts = Float64Array.from(sorted, (item) => item.start);
  const reach = new Float64Array(sorted.length);

  function computeReach(low: number, high: number): number {
    if (low >= high) return Number.NEGATIVE_INFINITY;
    const middle = (low + high) >>> 1;
    const below = Math.max(computeReach(low, middle), computeReach(middle + 1, high));
    return (reach[middle] = Math.max(sorted[middle]!.end, below));
  }

  function collect(low: number, high: number, range: TextRange, found: T[]): void {
    if (low >= high) return;
    const middle = (low + high) >>> 1;
    if (reach[middle]! <= range.start) return;
    collect(low, middle, range, found);
    if (starts[middle]! >= range.end) return;
    const item = sorted[middle]!;
    if (item.end > range.start) found.push(item);
    collect(middle + 1, high, range, found);
  }

  function overlapping(range: TextRange): T[] {
    const found: T[] = [];
    if (range.start < range.end) collect(0, sorted.length, range, found);
    return found;
  }

  computeReach(0, sorted.length);
  return { at: (offset) => overlapping({ start: offset, end: offset + 1 }), overlapping };
}

/** The order of brackets and lists: by start, the longer first. */
export function byStartThenLonger(a: TextRange, b: TextRange): number {
  return a.start - b.start || b.end - a.end;
}
