import type { TextRange } from '../../../shared/domain/text/offsets.ts';

/** A section's place in the scrolled content. */
export interface SectionPlace extends TextRange {
  top: number;
  height: number;
}

export interface MinimapMark {
  y: number;
  height: number;
  color: string;
}

/**
 * Marks of the minimap, in its own pixels. Within a section the place is in proportion to the characters before it:
 * nothing is measured, so ten thousand codings cost a few milliseconds. Marks of one colour that touch are one mark.
 */
export function minimapMarks(
  items: readonly (TextRange & { color: string })[],
  sections: readonly SectionPlace[],
  contentHeight: number,
  mapHeight: number,
): MinimapMark[] {
  const scale = mapHeight / Math.max(1, contentHeight);
  const last = new Map<string, MinimapMark>();
  const marks: MinimapMark[] = [];
  for (const item of items) {
    const y = Math.round(heightAt(sections, item.start) * scale);
    const bottom = Math.max(y + 2, Math.round(heightAt(sections, item.end) * scale));
    const before = last.get(item.color);
    if (before !== undefined && y >= before.y && y <= before.y + before.height) {
      before.height = Math.max(before.height, bottom - before.y);
      continue;
    }
    const mark = { y, height: bottom - y, color: item.color };
    last.set(item.color, mark);
    marks.push(mark);
  }
  return marks;
}

/** Where an offset stands in the content, about. */
export function heightAt(sections: readonly SectionPlace[], offset: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sections[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const section = sections[low];
  if (section === undefined) return 0;
  const share = (offset - section.start) / Math.max(1, section.end - section.start);
  return section.top + section.height * Math.min(1, Math.max(0, share));
}
