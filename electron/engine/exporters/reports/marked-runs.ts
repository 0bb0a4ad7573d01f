import type { TextRange } from '../../../../shared/domain/text/offsets.ts';
import type { InlineSpan } from './article-blocks.ts';

/** Words that are coded and emphasised alike. */
export interface MarkedRun<T extends TextRange> extends TextRange {
  /** Codings over the run, outermost first. */
  codings: readonly T[];
  inlines: readonly InlineSpan[];
  /** Codings that begin with this run, and that end with it. */
  starts: readonly T[];
  ends: readonly T[];
}

/** Hands out, block after block, what reaches into each. Both lists must be sorted by start, longer before shorter. */
export function createMarkedRuns<T extends TextRange>(
  codings: readonly T[],
  inlines: readonly InlineSpan[],
): (block: TextRange) => MarkedRun<T>[] {
  const takeCodings = createSweep(codings);
  const takeInlines = createSweep(inlines);
  return (block) => cutRuns(block, takeCodings(block), takeInlines(block));
}

/** Blocks come in order, so that every range is looked at only where it can be. An empty range counts where it stands. */
function createSweep<T extends TextRange>(ranges: readonly T[]): (block: TextRange) => readonly T[] {
  let open: T[] = [];
  let next = 0;
  return ({ start, end }) => {
    open = open.filter((range) => range.end > start);
    while (next < ranges.length && ranges[next]!.start <= end) open.push(ranges[next++]!);
    return open.filter((range) => range.start <= end && (range.end > start || range.start >= start));
  };
}

function cutRuns<T extends TextRange>(
  { start, end }: TextRange,
  codings: readonly T[],
  inlines: readonly InlineSpan[],
): MarkedRun<T>[] {
  const inside = (offset: number): number => Math.min(end, Math.max(start, offset));
  const borders = new Set([start, end]);
  for (const range of [...codings, ...inlines]) borders.add(inside(range.start)).add(inside(range.end));
  const sorted = [...borders].sort((a, b) => a - b);
  const enterCodings = createEntrance(codings, start, end);
  const enterInlines = createEntrance(inlines, start, end);
  const runs: MarkedRun<T>[] = [];
  for (let at = 0; at < Math.max(1, sorted.length - 1); at++) {
    const run = { start: sorted[at]!, end: sorted[at + 1] ?? sorted[at]! };
    const { open, entered } = enterCodings(run);
    const covering = open.filter((coding) => coding.start < coding.end);
    runs.push({
      ...run,
      codings: covering,
      inlines: enterInlines(run).open,
      starts: entered.filter((coding) => coding.start >= start),
      ends: open.filter((coding) => coding.end <= run.end),
    });
  }
  return runs;
}

/** Which ranges reach into each run of a block, run after run, and which of them are new. */
function createEntrance<T extends TextRange>(
  ranges: readonly T[],
  blockStart: number,
  blockEnd: number,
): (run: TextRange) => { open: readonly T[]; entered: readonly T[] } {
  let open: readonly T[] = [];
  let next = 0;
  return (run) => {
    const first = next;
    const isLast = run.end === blockEnd;
    while (next < ranges.length && (ranges[next]!.start < Math.max(run.end, blockStart + 1) || isLast)) next++;
    const entered = ranges.slice(first, next);
    open = [...open.filter((range) => range.end > run.start), ...entered];
    return { open, entered };
  };
}

/** The cells of a row of a table, which the text keeps apart by tabs. */
export function cutAtTabs<T extends TextRange>(text: string, run: MarkedRun<T>): (MarkedRun<T> | 'border')[] {
  const parts: (MarkedRun<T> | 'border')[] = [];
  let { start, starts } = run;
  for (let tab = text.indexOf('\t', start); tab !== -1 && tab < run.end; tab = text.indexOf('\t', start)) {
    parts.push({ ...run, start, end: tab, starts, ends: [] }, 'border');
    start = tab + 1;
    starts = [];
  }
  return [...parts, { ...run, start, starts }];
}
