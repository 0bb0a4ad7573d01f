import type { JournalEntry } from '../../../shared/contract/schemas/history.ts';
import { formatDay } from '../../app/formats.ts';

export type HistoryRow =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'entry'; key: string; entry: JournalEntry };

/** The local day of a moment, as a key: two moments of one day give the same. */
function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${moment.getMonth() + 1}-${moment.getDate()}`;
}

/** Entries, the newest first, with a heading above each day of the reader's own time zone. */
export function rowsByDay(
  entries: readonly JournalEntry[],
  words: { today: string; yesterday: string },
  now = new Date(),
): HistoryRow[] {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const names = new Map([
    [dayOf(yesterday), words.yesterday],
    [dayOf(now), words.today],
  ]);
  const rows: HistoryRow[] = [];
  let current = '';
  for (const entry of entries) {
    const day = dayOf(new Date(entry.time));
    // A clock that was set back may bring a day twice; each stretch has its own heading.
    if (day !== current)
      rows.push({ kind: 'day', key: `day before ${entry.id}`, label: names.get(day) ?? formatDay(entry.time) });
    current = day;
    rows.push({ kind: 'entry', key: entry.id, entry });
  }
  return rows;
}
