import { byStartThenLonger } from './interval-index.ts';
import { lastStartingAtOrBefore } from './paragraphs.ts';
import type { TextRange } from './offsets.ts';

interface Lane {
  /** Items that keep the lane that they had, disjoint and sorted. */
  kept: TextRange[];
  /** Where the last of the newly placed items ends; they arrive sorted by start. */
  placedEnd: number;
}

/**
 * Gives every item a lane, from 0, such that two that overlap never share one. Without `previous` the number of lanes
 * is the least possible. An item keeps its previous lane unless another item that keeps it overlaps, so that brackets
 * do not jump while somebody codes; the price is an empty lane until the lanes are assigned afresh.
 */
export function assignLanes<T extends TextRange & { id: string }>(
  items: readonly T[],
  previous: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const sorted = items.toSorted((a, b) => byStartThenLonger(a, b) || (a.id < b.id ? -1 : 1));
  const lanes: Lane[] = [];
  const laneOf = new Map<string, number>();

  for (const item of sorted) {
    const wished = previous.get(item.id);
    if (wished === undefined) continue;
    const { kept } = laneAt(lanes, wished);
    if ((kept.at(-1)?.end ?? 0) > item.start) continue;
    kept.push(occupied(item));
    laneOf.set(item.id, wished);
  }
  for (const item of sorted) {
    if (laneOf.has(item.id)) continue;
    let number = 0;
    while (!hasRoom(laneAt(lanes, number), occupied(item))) number++;
    laneAt(lanes, number).placedEnd = occupied(item).end;
    laneOf.set(item.id, number);
  }
  return laneOf;
}

/** An empty range still needs room for its bracket. */
function occupied(item: TextRange): TextRange {
  return { start: item.start, end: Math.max(item.end, item.start + 1) };
}

function laneAt(lanes: Lane[], number: number): Lane {
  while (lanes.length <= number) lanes.push({ kept: [], placedEnd: 0 });
  return lanes[number]!;
}

function hasRoom(lane: Lane, range: TextRange): boolean {
  if (lane.placedEnd > range.start) return false;
  const before = lastStartingAtOrBefore(lane.kept, range.start);
  if ((lane.kept[before]?.end ?? 0) > range.start) return false;
  return (lane.kept[before + 1]?.start ?? Number.POSITIVE_INFINITY) >= range.end;
}
