import { flushSync } from 'react-dom';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { distanceToMiddle } from './scroll-distance.ts';
import type { Stage } from './stage.ts';
import { sectionAt, sectionsOf } from './text-map.ts';

/**
 * Sections far away have only a guessed height, so the way to them is found in a few steps; and where the article has
 * only just been opened, the section of the range is drawn a frame later.
 */
const mostSteps = 8;

/**
 * Brings a range to where eyes rest: into the middle third, moving no further than needed. Answers how to stop, for a
 * reader who scrolls away in the meantime.
 */
export function reveal(stage: Stage, range: TextRange): () => void {
  // Codings can be chapters long: what counts is where the range begins.
  const opening = { start: range.start, end: Math.min(range.end, range.start + 1500) };
  let frame = 0;
  let left = mostSteps;
  const step = (): void => {
    const sections = sectionsOf(stage.map, opening);
    if (sections.some((section) => stage.presence.get(section.index) !== 'near')) {
      flushSync(() => sections.forEach((section) => stage.presence.setNear(section.index, true)));
    }
    const isThere = scrollToMiddle(stage, opening) === 'there';
    if (!isThere && --left > 0) frame = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(frame);
}

function scrollToMiddle(stage: Stage, range: TextRange): 'there' | 'moved' | 'not drawn' {
  const { scroller } = stage.viewport;
  const edges = stage.surface.edgeRects(range);
  if (edges === null || scroller === null) return 'not drawn';
  const box = scroller.getBoundingClientRect();
  const by = distanceToMiddle(edges.first.top - box.top, edges.last.bottom - box.top, scroller.clientHeight);
  if (Math.abs(by) < 1) return 'there';
  const before = scroller.scrollTop;
  stage.viewport.scrollTo(before + by);
  return scroller.scrollTop === before ? 'there' : 'moved';
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
