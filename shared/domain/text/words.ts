import { snapToGraphemes, isGraphemeBoundary } from './graphemes.ts';
import { assertRange, type TextRange } from './offsets.ts';
import { segmenterFor } from './segmenters.ts';

/** How far a window may reach for white space; longer runs occur only in scripts without spaces. */
const reach = 512;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** The word (or emoji) at `offset`, else the one that ends there, else null: between words there is nothing to select. */
export function wordRangeAt(text: string, offset: number, language: string | null): TextRange | null {
  assertRange({ start: offset, end: offset }, text.length);
  const words = wordsWithin(text, windowStart(text, offset), windowEnd(text, offset), language);
  return (
    words.find((word) => word.start <= offset && offset < word.end) ?? words.find((word) => word.end === offset) ?? null
  );
}

/** The nearest end (or start) of a word after `offset`; the end of the text where no word follows. */
export function nextWordBoundary(
  text: string,
  offset: number,
  language: string | null,
  edge: 'start' | 'end' = 'end',
): number {
  assertRange({ start: offset, end: offset }, text.length);
  let from = windowStart(text, offset);
  while (from < text.length) {
    const to = windowEnd(text, Math.max(from, offset));
    const word = wordsWithin(text, from, to, language).find((candidate) => candidate[edge] > offset);
    if (word !== undefined) return word[edge];
    from = to;
  }
  return text.length;
}

/** The nearest start (or end) of a word before `offset`; 0 where no word precedes. */
export function previousWordBoundary(
  text: string,
  offset: number,
  language: string | null,
  edge: 'start' | 'end' = 'start',
): number {
  assertRange({ start: offset, end: offset }, text.length);
  let to = windowEnd(text, offset);
  while (to > 0) {
    const from = windowStart(text, Math.min(to, offset));
    const word = wordsWithin(text, from, to, language).findLast((candidate) => candidate[edge] < offset);
    if (word !== undefined) return word[edge];
    to = from;
  }
  return 0;
}

function wordsWithin(text: string, from: number, to: number, language: string | null): TextRange[] {
  const words: TextRange[] = [];
  for (const part of segmenterFor(language, 'word').segment(text.slice(from, to))) {
    if (part.isWordLike !== true && !pictograph.test(part.segment)) continue;
    words.push({ start: from + part.index, end: from + part.index + part.segment.length });
  }
  return words;
}

/** A word always ends before white space (UAX 29), so a window cut there segments as the whole text would. */
function windowStart(text: string, offset: number): number {
  const limit = Math.max(0, offset - reach);
  for (let i = offset - 1; i > limit; i--) {
    if (isCut(text, i)) return i;
  }
  return snapToGraphemes(text, { start: limit, end: limit }).start;
}

function windowEnd(text: string, offset: number): number {
  const limit = Math.min(text.length, offset + reach);
  for (let i = offset + 1; i < limit; i++) {
    if (isCut(text, i)) return i;
  }
  return snapToGraphemes(text, { start: limit, end: limit }).end;
}

/** Before the first of several spaces, because they hang together with each other and with a mark on the last. */
function isCut(text: string, offset: number): boolean {
  return /^\S[ \n\u3000]$/.test(text.slice(offset - 1, offset + 1)) && isGraphemeBoundary(text, offset);
}
