import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { blockAt, type Section, type TextMap } from './text-map.ts';

/** The blocks of a section that stay when the rest is folded away: those that share a character with one of the ranges. */
export function keptBlocks(map: TextMap, section: Section, ranges: Iterable<TextRange>): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const range of ranges) {
    const start = Math.max(range.start, section.start);
    const end = Math.min(range.end, section.end);
    if (start >= end) continue;
    const last = blockAt(map, end - 1).index;
    for (let index = blockAt(map, start).index; index <= last; index++) kept.add(index);
  }
  return kept;
}
