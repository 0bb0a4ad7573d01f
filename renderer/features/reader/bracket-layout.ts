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
  const labels = new LabelColumn(room);
  const brackets: BracketPlace[] = [];
  const sorted = spans.toSorted((a, b) => a.top - b.top || b.bottom - a.bottom || a.lane - b.lane);
  for (const span of sorted) {
    const isShown = span.lane < share.shownLanes;
    const labelTop = isShown ? labels.place(span) : null;
    if (labelTop === null) labels.overflow(span);
    if (!isShown) continue;
    brackets.push({
      id: span.id,
      top: span.top,
      height: Math.max(4, span.bottom - span.top),
      lane: span.lane,
      labelTop,
    });
  }
  return { brackets, overflows: labels.overflows, ...share };
}

/** Fills the label column from the top; overflow marks stand in it like labels. */
class LabelColumn {
  readonly overflows: Overflow[] = [];
  private free = Number.NEGATIVE_INFINITY;
  private readonly room: BracketRoom;

  constructor(room: BracketRoom) {
    this.room = room;
  }

  place(span: MeasuredSpan): number | null {
    const top = Math.max(span.top, this.free);
    if (top > span.top && top + this.room.labelHeight > Math.min(span.bottom, this.room.height)) return null;
    this.free = top + this.room.labelHeight;
    return top;
  }

  overflow(span: MeasuredSpan): void {
    const last = this.overflows.at(-1);
    if (
      last !== undefined &&
      last.top + this.room.labelHeight >= this.free &&
      last.top + this.room.labelHeight * 2 > span.top
    ) {
      last.ids.push(span.id);
      return;
    }
    const top = Math.max(span.top, this.free);
    this.overflows.push({ top, ids: [span.id] });
    this.free = top + this.room.labelHeight;
  }
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
