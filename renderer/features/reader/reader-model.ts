import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleTextId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { createIntervalIndex, type IntervalIndex } from '../../../shared/domain/text/interval-index.ts';
import { assignLanes } from '../../../shared/domain/text/lanes.ts';
import { laneCount } from './bracket-layout.ts';
import type { TextMap } from './text-map.ts';

/** Codings of one article as the reader shows them. */
export interface ReaderModel {
  /** Those that are not filtered away, by start, the longer first. */
  readonly segments: readonly Segment[];
  readonly byId: ReadonlyMap<string, Segment>;
  readonly bySection: readonly (readonly Segment[])[];
  readonly lanes: ReadonlyMap<string, number>;
  readonly laneCount: number;
  readonly hasSeveralCoders: boolean;
  readonly index: IntervalIndex<Segment>;
}

export interface Hidden {
  codeIds: ReadonlySet<CodeId>;
  coderIds: ReadonlySet<CoderId>;
}

const none: readonly Segment[] = [];

/**
 * Lanes are kept from `previous`, and so is the list of a section in which nothing changed: one more coding redraws one
 * section and moves no bracket.
 */
export function createReaderModel(
  all: readonly Segment[],
  textId: ArticleTextId,
  map: TextMap,
  hidden: Hidden,
  previous: ReaderModel | null,
): ReaderModel {
  // Codings of an earlier version of the text wait in the review queue; their offsets mean nothing here.
  const segments = all.filter(
    (segment) =>
      segment.textId === textId && !hidden.codeIds.has(segment.codeId) && !hidden.coderIds.has(segment.coderId),
  );
  const lanes = assignLanes(segments, previous?.lanes);
  const index = lazily(() => createIntervalIndex(segments));
  return {
    segments,
    byId: new Map(segments.map((segment) => [segment.id, segment])),
    bySection: groupBySection(segments, map, previous),
    lanes,
    laneCount: laneCount(lanes.values()),
    hasSeveralCoders: segments.some((segment) => segment.coderId !== segments[0]!.coderId),
    index: { at: (offset) => index().at(offset), overlapping: (range) => index().overlapping(range) },
  };
}

/** The index is asked on hover and click only, never between key and paint. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function groupBySection(
  segments: readonly Segment[],
  map: TextMap,
  previous: ReaderModel | null,
): readonly (readonly Segment[])[] {
  const lists: Segment[][] = map.sections.map(() => []);
  let first = 0;
  for (const segment of segments) {
    // Segments are sorted by their starts, so the section of the last one is where to look for the next.
    while (first + 1 < map.sections.length && map.sections[first + 1]!.start <= segment.start) first++;
    for (let section = first; section < map.sections.length; section++) {
      if (section > first && map.sections[section]!.start >= segment.end) break;
      lists[section]!.push(segment);
    }
  }
  return lists.map((list, section) => {
    const before = previous?.bySection[section];
    if (before !== undefined && isSameList(before, list)) return before;
    return list.length === 0 ? none : list;
  });
}

function isSameList(a: readonly Segment[], b: readonly Segment[]): boolean {
  return a.length === b.length && a.every((segment, position) => segment === b[position]);
}

/** The coding after (or before) a place in the article, in the order of the brackets. */
export function neighbourSegment(
  segments: readonly Segment[],
  chosenId: string | null,
  offset: number,
  direction: 1 | -1,
): Segment | null {
  const chosen = chosenId === null ? -1 : segments.findIndex((segment) => segment.id === chosenId);
  if (chosen !== -1) return segments[chosen + direction] ?? null;
  if (direction === 1) return segments.find((segment) => segment.start >= offset) ?? null;
  return segments.findLast((segment) => segment.start < offset) ?? null;
}
