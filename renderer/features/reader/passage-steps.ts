import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import type { TextIndex } from '../../../shared/domain/text/sentences.ts';
import { nextWordBoundary, previousWordBoundary, wordRangeAt } from '../../../shared/domain/text/words.ts';

/** What the passage moves through. */
export interface SteppedText {
  readonly text: string;
  readonly language: string | null;
  readonly index: TextIndex;
}

/** The sentence after the passage, or before it; the same range where there is none. */
export function stepSentence({ index }: SteppedText, passage: TextRange, direction: 1 | -1): TextRange {
  if (direction === 1) return index.nextSentence(Math.max(passage.start, passage.end - 1)) ?? passage;
  const own = index.sentenceAt(passage.start);
  // From the middle of a sentence, back goes to that sentence, as "previous" does in every music player.
  if (own !== null && own.start < passage.start) return own;
  return index.previousSentence(passage.start) ?? passage;
}

/** The passage with one sentence more at its end. A passage that ends inside a sentence takes the rest of it. */
export function growBySentence({ index }: SteppedText, passage: TextRange): TextRange {
  const last = index.sentenceAt(Math.max(passage.start, passage.end - 1));
  if (last !== null && last.end > passage.end) return { start: passage.start, end: last.end };
  const next = index.nextSentence(Math.max(passage.start, passage.end - 1));
  return next === null ? passage : { start: passage.start, end: next.end };
}

/** The passage without its last sentence; never nothing. */
export function shrinkBySentence({ index }: SteppedText, passage: TextRange): TextRange {
  const last = index.sentenceAt(passage.end - 1);
  if (last === null || last.start <= passage.start) return passage;
  const before = index.previousSentence(last.start);
  return before === null || before.end <= passage.start ? passage : { start: passage.start, end: before.end };
}

/** Moves one edge by a word. The passage keeps at least one word, and stays where it is where there is no more room. */
export function moveEdge(
  { text, language }: SteppedText,
  passage: TextRange,
  edge: 'start' | 'end',
  direction: 1 | -1,
): TextRange {
  const move = direction === 1 ? nextWordBoundary : previousWordBoundary;
  const offset = move(text, passage[edge], language, edge);
  // At the ends of the text the word functions answer the end itself, which may be white space or a full stop.
  const moved = { ...passage, [edge]: offset };
  return moved.start < moved.end && text.slice(moved.start, moved.end).trim() !== '' ? moved : passage;
}

/**
 * A range as the hand meant it: blanks at the ends do not count, and a word that was begun is taken whole. Null where
 * only blanks were chosen. With `exact` it is only kept from splitting a character.
 */
export function snapPassage(
  { text, language }: Pick<SteppedText, 'text' | 'language'>,
  range: TextRange,
  exact = false,
): TextRange | null {
  const trimmed = withoutBlanksAround(text, range);
  if (trimmed === null) return null;
  if (exact) return snapToGraphemes(text, trimmed);
  const first = wordRangeAt(text, trimmed.start, language);
  const last = wordRangeAt(text, trimmed.end, language);
  return snapToGraphemes(text, {
    start: first !== null && first.start < trimmed.start && trimmed.start < first.end ? first.start : trimmed.start,
    end: last !== null && last.start < trimmed.end && trimmed.end < last.end ? last.end : trimmed.end,
  });
}

/** Null where nothing but blanks is there. */
export function withoutBlanksAround(text: string, { start, end }: TextRange): TextRange | null {
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

function isBlank(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}

/** The whole word at a point of the text, for a handle that is dragged: the edge that the handle takes. */
export function snapEdge(
  { text, language }: Pick<SteppedText, 'text' | 'language'>,
  offset: number,
  edge: 'start' | 'end',
  exact = false,
): number {
  if (exact) return snapToGraphemes(text, { start: offset, end: offset })[edge];
  const word = wordRangeAt(text, offset, language);
  if (word === null || offset < word.start || offset > word.end)
    return snapToGraphemes(text, { start: offset, end: offset })[edge];
  // Whichever edge of the word is nearer, so that a handle can also give a word back.
  const isFirstHalf = offset - word.start < word.end - offset;
  if (edge === 'start') return isFirstHalf ? word.start : nextWordBoundary(text, word.start, language, 'start');
  return isFirstHalf ? previousWordBoundary(text, word.end, language, 'end') : word.end;
}
