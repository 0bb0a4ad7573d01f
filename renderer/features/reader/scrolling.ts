import { flushSync } from 'react-dom';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { Stage } from './stage.ts';
import { sectionAt, sectionsOf } from './text-map.ts';

/** Sections far away have only a guessed height, so the way to them is found in a few steps. */
const corrections = 5;

/**
 * Brings a range to where eyes rest: into the middle third, moving no further than needed. Answers how to stop, for a
 * reader who scrolls away in the meantime.
 */
export function reveal(stage: Stage, range: TextRange): () => void {
  // Codings can be chapters long: what counts is where the range begins.
  const opening = { start: range.start, end: Math.min(range.end, range.start + 1500) };
  let frame = 0;
  let left = corrections;
  const step = (): void => {
    const sections = sectionsOf(stage.map, opening);
    if (sections.some((section) => stage.presence.get(section.index) !== 'near')) {
      flushSync(() => sections.forEach((section) => stage.presence.setNear(section.index, true)));
    }
    const moved = scrollToMiddle(stage, opening);
    if (moved && --left > 0) frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}

function scrollToMiddle(stage: Stage, range: TextRange): boolean {
  const { scroller } = stage.viewport;
  const edges = stage.surface.edgeRects(range);
  if (edges === null || scroller === null) return false;
  const box = scroller.getBoundingClientRect();
  const by = distanceToMiddle(edges.first.top - box.top, edges.last.bottom - box.top, scroller.clientHeight);
  if (Math.abs(by) < 1) return false;
  const before = scroller.scrollTop;
  stage.viewport.scrollTo(before + by);
  return scroller.scrollTop !== before;
}

/**
 * How far to scroll so that a stretch from `top` to `bottom` lies within the middle third of the viewport. One that is
 * taller begins at its top edge; one that is far away goes to the middle, near ones move as little as they can.
 */
export function distanceToMiddle(top: number, bottom: number, height: number): number {
  const upper = height / 3;
  const lower = (height * 2) / 3;
  if (bottom - top > lower - upper) return top >= height * 0.15 && top <= upper ? 0 : top - upper;
  if (top >= upper && bottom <= lower) return 0;
  const isFar = bottom < 0 || top > height;
  if (isFar) return (top + bottom) / 2 - height / 2;
  return top < upper ? top - upper : bottom - lower;
}

/** The first character on screen, about: where stepping begins when nothing is chosen. */
export function firstVisibleOffset(stage: Stage): number {
  const box = stage.viewport.scroller?.getBoundingClientRect() ?? new DOMRect();
  for (const share of [0.12, 0.2, 0.3, 0.45, 0.6]) {
    const middle = box.left + box.width / 2;
    const offset = stage.surface.caretFromPoint(middle, box.top + box.height * share);
    if (offset !== null) return offset;
  }
  return sectionAt(stage.map, 0).start;
}
