import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { SelectionMode } from '../articles/list-selection.ts';

/**
 * What is chosen in a table of which only a part is loaded: ids that stay chosen wherever they are, and places for the
 * keyboard. `anchor` is where a range began, `cursor` where the keyboard stands.
 */
export interface SegmentSelection {
  readonly chosen: ReadonlySet<SegmentId>;
  readonly anchor: number;
  readonly cursor: number;
}

export const nothingChosen: SegmentSelection = { chosen: new Set(), anchor: 0, cursor: 0 };

/** Choosing one row, or adding it or taking it away. Ranges need the ids between and are asked for (see below). */
export function chooseOne(
  selection: SegmentSelection,
  index: number,
  id: SegmentId,
  mode: Exclude<SelectionMode, 'range'>,
): SegmentSelection {
  if (mode === 'alone') return { chosen: new Set([id]), anchor: index, cursor: index };
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, anchor: index, cursor: index };
}

/** First and last place of the range from the anchor to a row. */
export function rangeTo(selection: SegmentSelection, index: number): { first: number; last: number } {
  return { first: Math.min(selection.anchor, index), last: Math.max(selection.anchor, index) };
}

/** The range once its ids are known; the anchor stays. */
export function chooseRange(selection: SegmentSelection, index: number, ids: readonly SegmentId[]): SegmentSelection {
  return { chosen: new Set(ids), anchor: selection.anchor, cursor: index };
}

/** Where an arrow or a page key leads; null for other keys. */
export function placeAfterKey(key: string, cursor: number, pageRows: number, total: number): number | null {
  const places: Record<string, number> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + pageRows,
    PageUp: cursor - pageRows,
    Home: 0,
    End: total - 1,
  };
  const place = places[key];
  return place === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, place));
}
