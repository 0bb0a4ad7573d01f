import type { InterchangeNote } from '../../../shared/contract/schemas/interchange.ts';

/** Collects what was not taken over as it was, each kind once with its count and the first names. */
export interface NoteTally {
  /** The message of the first call with a code stays. */
  add(code: string, message: string, item?: string, count?: number): void;
  list(): InterchangeNote[];
}

const mostItems = 100;
const longestItem = 200;

export function createNoteTally(): NoteTally {
  const notes = new Map<string, { message: string; count: number; items: Set<string> }>();
  return {
    add(code, message, item, count = 1) {
      const note = notes.get(code) ?? { message, count: 0, items: new Set<string>() };
      notes.set(code, note);
      note.count += count;
      if (item !== undefined && note.items.size < mostItems) note.items.add(shortened(item));
    },
    list: () => [...notes].map(([code, note]) => ({ code, ...note, items: [...note.items] })),
  };
}

function shortened(item: string): string {
  return item.length <= longestItem ? item : `${item.slice(0, longestItem)}…`;
}
