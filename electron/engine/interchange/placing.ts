import type { ForeignText, OffsetConvention } from './foreign-text.ts';
import type { NoteTally } from './note-tally.ts';
import { isSameQuote } from './offset-vote.ts';
import type { PlannedSegment, PlannedSource } from './plan.ts';

export interface Placing {
  text: ForeignText;
  convention: OffsetConvention;
  notes: NoteTally;
  /** Names the article in notes. */
  title: string;
}

/**
 * Positions of another program as ours. One that lies outside the text is left out with a note; one whose words are not
 * those that the file quotes is kept where it is, with a note.
 */
export function placeRange(
  { text, convention, notes, title }: Placing,
  start: number,
  end: number,
  quote: string | null = null,
): { start: number; end: number } | null {
  const from = text.place(start, convention);
  const to = text.place(end, convention);
  if (from === null || to === null || from >= to) {
    const message =
      'Codings whose positions lie outside their text, or that hold no character of it, were left out; the others were taken over.';
    notes.add('segments-out-of-range', message, `${title}: ${start} to ${end}`);
    return null;
  }
  if (quote !== null && !isSameQuote(quote, text.text.slice(from, to))) {
    const message = 'Codings that quote other words than stand at their positions were taken over at their positions.';
    notes.add('segments-quote-differs', message, `${title}: ${quote}`);
  }
  return { start: from, end: to };
}

export function plannedSegment(
  segment: Pick<PlannedSegment, 'codeKey' | 'coderKey' | 'start' | 'end'> & Partial<PlannedSegment>,
): PlannedSegment {
  return {
    key: null,
    weight: null,
    status: 'final',
    memo: null,
    attributes: {},
    createdAt: null,
    modifiedAt: null,
    ...segment,
  };
}

/** A source of which nothing else is known. */
export function bareSource(
  source: Pick<PlannedSource, 'key' | 'article' | 'segments'> & Partial<PlannedSource>,
): PlannedSource {
  return { direction: null, fileName: null, createdAt: null, variables: new Map(), memos: [], ...source };
}

/** Where a title is missing, the first words tell the article. */
export function titleFrom(text: string, number: number): string {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const words = line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, '')}…`;
  return words.trim() === '' ? `Article ${number}` : words.trim();
}
