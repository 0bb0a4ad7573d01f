/** What is chosen in a list. `cursor` is where the keyboard stands, `anchor` where a range began. */
export interface ListSelection<Id extends string> {
  readonly chosen: ReadonlySet<Id>;
  readonly anchor: Id | null;
  readonly cursor: Id | null;
}

export const nothingSelected: ListSelection<never> = { chosen: new Set(), anchor: null, cursor: null };

export type SelectionMode = 'alone' | 'toggled' | 'range';

/** What a modifier key makes of a click or an arrow, as lists of files have it everywhere. */
export function selectionMode(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): SelectionMode {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggled' : 'alone';
}

export function select<Id extends string>(
  selection: ListSelection<Id>,
  order: readonly Id[],
  id: Id,
  mode: SelectionMode,
): ListSelection<Id> {
  if (mode === 'toggled') {
    const chosen = new Set(selection.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    return { chosen, anchor: id, cursor: id };
  }
  if (mode === 'range') {
    const anchor = selection.anchor ?? selection.cursor ?? id;
    const from = order.indexOf(anchor);
    const to = order.indexOf(id);
    if (from !== -1 && to !== -1) {
      const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      return { chosen: new Set(range), anchor, cursor: id };
    }
  }
  return { chosen: new Set([id]), anchor: id, cursor: id };
}

export function selectAll<Id extends string>(selection: ListSelection<Id>, order: readonly Id[]): ListSelection<Id> {
  return { ...selection, chosen: new Set(order) };
}

/** Without whatever the list no longer shows: nothing unseen may be removed by a key. */
export function keepShown<Id extends string>(selection: ListSelection<Id>, order: readonly Id[]): ListSelection<Id> {
  const shown = new Set(order);
  const chosen = [...selection.chosen].filter((id) => shown.has(id));
  const isWhole =
    chosen.length === selection.chosen.size &&
    (selection.anchor === null || shown.has(selection.anchor)) &&
    (selection.cursor === null || shown.has(selection.cursor));
  if (isWhole) return selection;
  return {
    chosen: new Set(chosen),
    anchor: selection.anchor !== null && shown.has(selection.anchor) ? selection.anchor : null,
    cursor: selection.cursor !== null && shown.has(selection.cursor) ? selection.cursor : null,
  };
}

/** The item `step` places away, stopping at either end; the first (or last) one when `from` is not in the list. */
export function neighbour<Id extends string>(order: readonly Id[], from: Id | null, step: number): Id | null {
  const at = from === null ? -1 : order.indexOf(from);
  if (at === -1) return (step > 0 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null;
}

/** Where the keyboard goes when the chosen items disappear: the next one that stays, otherwise the one before. */
export function survivor<Id extends string>(order: readonly Id[], leaving: ReadonlySet<Id>, from: Id): Id | null {
  const at = order.indexOf(from);
  for (let i = at + 1; i < order.length; i++) if (!leaving.has(order[i]!)) return order[i]!;
  for (let i = at - 1; i >= 0; i--) if (!leaving.has(order[i]!)) return order[i]!;
  return null;
}
