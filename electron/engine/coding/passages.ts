import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, ArticleTextId } from '../../../shared/domain/ids.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { createOffsetIndex, type OffsetIndex } from '../../../shared/domain/text/offsets.ts';
import type { ReadableDb } from '../store/database.ts';
import { readText, readTextVersion } from '../store/queries/articles.ts';

/** A passage in both units, with its words. */
export interface PlacedPassage {
  articleId: ArticleId;
  textId: ArticleTextId;
  start: number;
  end: number;
  startCp: number;
  endCp: number;
  quote: string;
}

export interface CachedText {
  textId: ArticleTextId;
  text: string;
  offsets: OffsetIndex;
}

/** Texts that a command works on, each read and indexed once. */
export interface TextCache {
  place(articleId: ArticleId, start: number, end: number, unit: 'utf16' | 'code-point'): PlacedPassage;
  placeInVersion(segment: Segment, start: number, end: number): PlacedPassage;
  textOf(articleId: ArticleId): CachedText;
}

/** So many texts are kept: codings come article by article, and a text may have megabytes. */
const mostTexts = 8;

export function createTextCache(db: ReadableDb): TextCache {
  const newest = new Map<ArticleId, CachedText>();
  const textOf = (articleId: ArticleId): CachedText => {
    let cached = newest.get(articleId);
    if (!cached) {
      const row = readText(db, articleId);
      if (!row)
        throw new ParlanceError('article.not-found', 'This article is not in the project.', { details: { articleId } });
      cached = { textId: row.textId as ArticleTextId, text: row.text, offsets: createOffsetIndex(row.text) };
      if (newest.size >= mostTexts) newest.delete(newest.keys().next().value!);
      newest.set(articleId, cached);
    }
    return cached;
  };
  return {
    textOf,
    place(articleId, start, end, unit) {
      const cached = textOf(articleId);
      if (unit === 'utf16') return placeIn(cached, articleId, start, end);
      const length = cached.offsets.codePointLength;
      if (!isRange(start, end, length)) throw outOfRange(start, end, length);
      return placeIn(cached, articleId, cached.offsets.toUtf16(start), cached.offsets.toUtf16(end));
    },
    placeInVersion(segment, start, end) {
      const text = readTextVersion(db, segment.textId);
      if (text === undefined)
        throw new ParlanceError('article.not-found', 'The text of this coding is not in the project.');
      return placeIn({ textId: segment.textId, text, offsets: createOffsetIndex(text) }, segment.articleId, start, end);
    },
  };
}

function isRange(start: number, end: number, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
}

function outOfRange(start: number, end: number, length: number): ParlanceError {
  return new ParlanceError(
    'segment.out-of-range',
    `There is no passage from ${start} to ${end} in this article, which has ${length} characters. Nothing was changed.`,
    { details: { start, end, length } },
  );
}

/** A passage never splits what a reader sees as one character: both ends move outwards to the next boundary. */
export function placeIn(
  { textId, text, offsets }: CachedText,
  articleId: ArticleId,
  start: number,
  end: number,
): PlacedPassage {
  if (!isRange(start, end, text.length)) throw outOfRange(start, end, text.length);
  const whole = snapToGraphemes(text, { start, end });
  return {
    articleId,
    textId,
    start: whole.start,
    end: whole.end,
    startCp: offsets.toCodePoint(whole.start),
    endCp: offsets.toCodePoint(whole.end),
    quote: text.slice(whole.start, whole.end),
  };
}

/**
 * Where a quote stands in a text, in UTF-16 units. Without an occurrence (counted from 1) the quote must stand there
 * once only: which of two places is meant is never guessed.
 */
export function locateQuote(
  text: string,
  quote: string,
  occurrence: number | undefined,
): { start: number; end: number; occurrences: number } {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  const start = places[(occurrence ?? 1) - 1];
  if (start === undefined) {
    throw new ParlanceError(
      'segment.quote-not-found',
      places.length === 0
        ? `The words “${quote}” do not stand in this article.`
        : `The words “${quote}” stand in this article ${places.length} times, not ${occurrence}.`,
      { details: { quote, occurrences: places.length } },
    );
  }
  if (occurrence === undefined && places.length > 1) {
    throw new ParlanceError(
      'segment.quote-ambiguous',
      `The words “${quote}” stand in this article ${places.length} times. Say which occurrence is meant, or give a longer quote.`,
      { details: { quote, occurrences: places.length } },
    );
  }
  return { start, end: start + quote.length, occurrences: places.length };
}
