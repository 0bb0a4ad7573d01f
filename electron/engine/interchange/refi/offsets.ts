import { createForeignText, type ForeignText } from '../foreign-text.ts';
import { placeIn, type Convention } from './conventions.ts';
import type { TextSelection } from './conventions.ts';

export interface OffsetTally {
  convention: Convention;
  /** Selections with words of their own in their name that some way of counting agrees with, and those that this does. */
  quotes: number;
  quotesMet: number;
  /** Selections looked at, and those that begin and end at the border of a word. */
  passages: number;
  atBorders: number;
}

/** One text and the selections in it; the words that a selection's name may hold are asked for as they stand. */
export interface OffsetSample {
  raw: string;
  selections: readonly TextSelection[];
}

interface Score {
  convention: Convention;
  points: number;
  quotesMet: number;
  atBorders: number;
}

/**
 * Which of the conventions a file follows. Every selection votes by the words in its name, where they stand there, and by
 * the borders of words; the likeliest for the program, which is the first, wins a tie.
 */
export function detectOffsets(samples: Iterable<OffsetSample>, conventions: readonly Convention[]): OffsetTally {
  const scores = conventions.map((convention): Score => ({ convention, points: 0, quotesMet: 0, atBorders: 0 }));
  let passages = 0;
  let quotes = 0;
  for (const { raw, selections } of samples) {
    const texts = createTexts(raw);
    for (const selection of selections) {
      passages++;
      const votes = scores.map(({ convention }) => voteOf(texts, selection, convention));
      if (votes.some((vote) => vote.isQuote)) quotes++;
      for (const [index, vote] of votes.entries()) {
        const score = scores[index]!;
        score.points += vote.points;
        if (vote.isQuote) score.quotesMet++;
        if (vote.isAtBorders) score.atBorders++;
      }
    }
  }
  const best = scores.reduce((leader, other) => (other.points > leader.points ? other : leader));
  const { convention, quotesMet, atBorders } = best;
  return { convention, quotes, quotesMet, passages, atBorders };
}

/** The text as it stands, and with the line breaks of Windows that an XML parser has taken out of it. */
function createTexts(raw: string): (convention: Convention) => ForeignText {
  const plain = createForeignText(raw);
  let broken: ForeignText | undefined;
  return ({ lineBreaks }) => (lineBreaks === 'added' ? (broken ??= createForeignText(withWindowsBreaks(raw))) : plain);
}

export function withWindowsBreaks(raw: string): string {
  return raw.replace(/\r\n|\n/g, '\r\n');
}

interface Vote {
  points: number;
  isQuote: boolean;
  isAtBorders: boolean;
}

const none: Vote = { points: -4, isQuote: false, isAtBorders: false };

/** The words are worth more than any border; a position outside the text speaks against the convention. */
function voteOf(
  texts: (convention: Convention) => ForeignText,
  selection: TextSelection,
  convention: Convention,
): Vote {
  const { text } = texts(convention);
  const place = placeIn(texts(convention), selection, convention);
  if (place === null) return none;
  if (place.start >= place.end) return { ...none, points: -1 };
  const words = text.slice(place.start, place.end);
  const match = matchQuote(selection.name, words);
  const atStart = isCleanStart(text, place.start);
  const atEnd = isCleanEnd(text, place.end);
  const borders = (atStart ? 1 : 0) + (atEnd ? 1 : 0);
  return { points: match + borders, isQuote: match > 0, isAtBorders: atStart && atEnd };
}

const ellipsis = /(?:…|\.\.\.)\s*$/u;
const leastQuote = 3;

/** 8 where name and words are the same, 4 where the name is their beginning, 0 where it is something else. */
function matchQuote(name: string, words: string): number {
  const isCut = ellipsis.test(name);
  const quote = comparable(name.replace(ellipsis, ''));
  if (quote.length < leastQuote) return 0;
  const whole = comparable(words.length > 4 * name.length + 200 ? words.slice(0, 4 * name.length + 200) : words);
  if (!isCut && whole === quote) return 8;
  return whole.startsWith(quote) && (isCut || whole.length > quote.length + 1) ? 4 : 0;
}

function comparable(text: string): string {
  return text.replace(/[\s\p{Cc}\uFEFF\u00AD]+/gu, ' ').trim();
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

function isInsideWord(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    wordCharacter.test(characterBefore(text, at)) &&
    wordCharacter.test(characterAt(text, at))
  );
}

function isCleanStart(text: string, at: number): boolean {
  return !isInsideWord(text, at) && !/\s/u.test(text.charAt(at));
}

/** A blank at the end is what an end counted one too far mostly takes along; a line break belongs to whole lines. */
function isCleanEnd(text: string, at: number): boolean {
  return !isInsideWord(text, at) && (text.charAt(at - 1) === '\n' || !/\s/u.test(text.charAt(at - 1)));
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

function characterBefore(text: string, at: number): string {
  const isLow = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
  return isLow && at > 1 ? characterAt(text, at - 2) : text.charAt(at - 1);
}
