import type { ForeignText, OffsetConvention } from './foreign-text.ts';
import type { NoteTally } from './note-tally.ts';

/**
 * Finds out how a file counts positions. Every coding votes: by the words that the file keeps beside the positions, and
 * where it keeps none, by whether the passage begins and ends at the border of a word. One convention holds for the
 * whole file, and the program's own wins a tie.
 */
export interface OffsetVote {
  /** `quote`: the coded words, where the file keeps them. */
  cast(text: ForeignText, start: number, end: number, quote: string | null): void;
  result(): { convention: OffsetConvention; quotes: number; hits: number };
  /** Says what was found, where there was anything to find out. */
  report(notes: NoteTally): void;
}

const conventions: readonly OffsetConvention[] = [
  { unit: 'code-point', lineBreaks: 'two' },
  { unit: 'utf-16', lineBreaks: 'two' },
  { unit: 'code-point', lineBreaks: 'one' },
  { unit: 'utf-16', lineBreaks: 'one' },
];

interface Tally {
  convention: OffsetConvention;
  quotes: number;
  borders: number;
}

/** `witnesses`: what the quotes are, for the note. */
export function createOffsetVote(usual: OffsetConvention, witnesses = 'passages that the file quotes'): OffsetVote {
  const others = conventions.filter((other) => other.unit !== usual.unit || other.lineBreaks !== usual.lineBreaks);
  const tallies: Tally[] = [usual, ...others].map((convention) => ({ convention, quotes: 0, borders: 0 }));
  let quotes = 0;
  let undecided = 0;
  /** The first of equals, which the usual one leads. */
  const best = (): Tally =>
    tallies.reduce((leader, other) =>
      other.quotes > leader.quotes || (other.quotes === leader.quotes && other.borders > leader.borders)
        ? other
        : leader,
    );
  return {
    cast(text, start, end, quote) {
      if (quote !== null) quotes += 1;
      if (!text.isPlain) undecided += 1;
      for (const tally of tallies) {
        // Where every line break counts once anyhow, one convention of each unit speaks for both.
        const isDouble = !text.hasDoubleBreaks && tally.convention.lineBreaks !== usual.lineBreaks;
        const opinion = isDouble ? null : opinionOf(text, start, end, quote, tally.convention);
        const peers = text.hasDoubleBreaks
          ? [tally]
          : tallies.filter(({ convention }) => convention.unit === tally.convention.unit);
        if (opinion !== null) for (const peer of peers) peer[opinion] += 1;
      }
    },
    result: () => ({ convention: best().convention, quotes, hits: best().quotes }),
    report(notes) {
      const { convention, quotes: hits } = best();
      const counting = convention.unit === 'utf-16' ? 'UTF-16 units' : 'Unicode code points';
      const usually = tallies[0] === best() ? '' : ', which is not how this program usually counts';
      if (quotes > 0) {
        const message = `Positions were read as ${counting}${usually}: of ${quotes} ${witnesses}, ${hits} agree.`;
        notes.add('offsets-checked', message, undefined, quotes);
      } else if (undecided > 0) {
        const message = `Positions were read as ${counting}${usually}. The file quotes no words to check them with; in ${undecided} passages another way of counting would differ.`;
        notes.add('offsets-unchecked', message, undefined, undecided);
      }
    },
  };
}

/** By what a convention is borne out, if at all. */
function opinionOf(
  text: ForeignText,
  start: number,
  end: number,
  quote: string | null,
  convention: OffsetConvention,
): 'quotes' | 'borders' | null {
  const from = text.place(start, convention);
  const to = text.place(end, convention);
  if (from === null || to === null || from >= to) return null;
  if (quote !== null && isSameQuote(quote, text.text.slice(from, to))) return 'quotes';
  return !text.isPlain && standsAtBorders(text.text, from, to) ? 'borders' : null;
}

/** Programs write a line break in a quote as `\n` in letters, as a blank, or not at all at the ends. */
export function isSameQuote(quote: string, words: string): boolean {
  return quote === words || comparable(quote) === comparable(words);
}

function comparable(text: string): string {
  return text.replace(/(?:\s|\\[nrt]|\p{Cc})+/gu, ' ').trim();
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

function standsAtBorders(text: string, start: number, end: number): boolean {
  return isBorder(text, start) && isBorder(text, end) && wordCharacter.test(text.charAt(start));
}

function isBorder(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  return !(wordCharacter.test(text.charAt(at - 1)) && wordCharacter.test(text.charAt(at)));
}
