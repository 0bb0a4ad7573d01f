import { byStartThenLonger } from '../../../shared/domain/text/interval-index.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';

/** Where a coding's text stands in its section, in pixels from the section's top. */
export interface MeasuredSpan {
  id: string;
  top: number;
  bottom: number;
  lane: number;
}

export interface BracketRoom {
  /** Width of the outer margin, from the text to the minimap. */
  width: number;
  height: number;
  /** Lanes that the article needs. */
  lanes: number;
  labelHeight: number;
}

export interface BracketPlace {
  id: string;
  top: number;
  height: number;
  lane: number;
  /** Where its label stands; null where a neighbour's label has taken the room. */
  labelTop: number | null;
}

/** "+3": codings that could not be drawn or named here. */
export interface Overflow {
  top: number;
  ids: string[];
}

export interface BracketLayout {
  brackets: BracketPlace[];
  overflows: Overflow[];
  /** Distance from one lane to the next. */
  lanePitch: number;
  /** Lanes that are drawn; codings of later ones are counted in the overflows. */
  shownLanes: number;
  /** Distance from the text at which the labels begin. */
  labelStart: number;
}

const widestPitch = 9;
const narrowestPitch = 5;
/** A label narrower than this says nothing. */
export const narrowestLabel = 44;
const gap = 6;

/** Shares the width of the margin between lanes and labels: labels keep what they need, lanes move closer together. */
export function shareMargin(
  width: number,
  lanes: number,
): Pick<BracketLayout, 'lanePitch' | 'shownLanes' | 'labelStart'> {
  const wanted = Math.max(1, lanes);
  const room = Math.max(narrowestPitch * 2, width - narrowestLabel - gap);
  const lanePitch = Math.max(narrowestPitch, Math.min(widestPitch, Math.floor(room / wanted)));
  const shownLanes = Math.max(1, Math.min(wanted, Math.floor(room / lanePitch)));
  return { lanePitch, shownLanes, labelStart: shownLanes * lanePitch + gap };
}

/**
 * Places brackets, labels and overflow marks of one section. A label stands at the first line of its passage, or further
 * down beside the passage where another label has that place; one that would leave its passage becomes part of a "+n".
 */
export function layOutBrackets(spans: readonly MeasuredSpan[], room: BracketRoom): BracketLayout {
  const share = shareMargin(room.width, room.lanes);
  const { labelTops, overflows } = placeLabels(spans, room, share.shownLanes);
  const brackets = spans
    .filter((span) => span.lane < share.shownLanes)
    .map(({ id, top, bottom, lane }): BracketPlace => {
      return { id, top, height: Math.max(4, bottom - top), lane, labelTop: labelTops.get(id) ?? null };
    });
  return { brackets, overflows, ...share };
}

/**
 * Fills the label column from the top. Where several labels could stand in a place, it goes to the passage that ends
 * first, because the others can still move down: that way the fewest labels are lost (earliest deadline first).
 */
function placeLabels(spans: readonly MeasuredSpan[], room: BracketRoom, shownLanes: number) {
  const { labelHeight } = room;
  const waiting = spans.toSorted((a, b) => b.top - a.top || b.lane - a.lane);
  const released: MeasuredSpan[] = [];
  const labelTops = new Map<string, number>();
  const overflows: Overflow[] = [];
  let free = Number.NEGATIVE_INFINITY;
  while (released.length > 0 || waiting.length > 0) {
    if (released.length === 0) free = Math.max(free, waiting.at(-1)!.top);
    while (waiting.length > 0 && waiting.at(-1)!.top <= free) released.push(waiting.pop()!);
    const span = takeFirstToEnd(released);
    const top = Math.max(span.top, free);
    const isInReach = top === span.top || top + labelHeight <= Math.min(span.bottom, room.height);
    if (span.lane < shownLanes && isInReach) {
      labelTops.set(span.id, top);
      free = top + labelHeight;
    } else if (overflows.length > 0 && overflows.at(-1)!.top + labelHeight * 2 > span.top) {
      overflows.at(-1)!.ids.push(span.id);
    } else {
      overflows.push({ top, ids: [span.id] });
      free = top + labelHeight;
    }
  }
  return { labelTops, overflows };
}

function takeFirstToEnd(released: MeasuredSpan[]): MeasuredSpan {
  let first = 0;
  released.forEach((span, position) => {
    const best = released[first]!;
    if (span.bottom < best.bottom || (span.bottom === best.bottom && span.lane < best.lane)) first = position;
  });
  return released.splice(first, 1)[0]!;
}

/** How many lanes a set of codings takes. */
export function laneCount(lanes: Iterable<number>): number {
  let most = -1;
  for (const lane of lanes) if (lane > most) most = lane;
  return most + 1;
}

/**
 * The coding to choose on a click where these overlap: the innermost first, then, click by click, the ones around it,
 * then the innermost again.
 */
export function nextAtPoint<T extends TextRange & { id: string }>(
  here: readonly T[],
  chosenId: string | null,
): T | null {
  if (here.length === 0) return null;
  const innermostFirst = here.toSorted((a, b) => a.end - a.start - (b.end - b.start) || byStartThenLonger(a, b));
  const chosen = innermostFirst.findIndex((segment) => segment.id === chosenId);
  return innermostFirst[(chosen + 1) % innermostFirst.length]!;
}
