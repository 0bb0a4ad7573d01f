import { findRuns } from '../../../shared/domain/text/fingerprint.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { contextLength, packageHash } from './package-format.ts';

/** A run of squeezed units that is known by its length and its hashes only. */
export interface HashedRun {
  length: number;
  check: number;
  hash: string;
}

/** What a package tells of one passage. */
export interface PassageAnchor {
  quote: HashedRun;
  before: HashedRun;
  after: HashedRun;
}

export interface FoundPassage {
  range: TextRange;
  /** The words between the old neighbours are others now. */
  isChanged: boolean;
}

/** So long a passage does not recur by chance; a shorter one needs a neighbour that is still there. */
const distinctiveLength = 24;
const mostPlaces = 1000;

/**
 * Finds a passage in another squeezed text: by its words and its neighbours, else by what stands between its neighbours.
 * Null where no place is certain: which of two places is meant is never guessed.
 */
export function findPassage(text: string, anchor: PassageAnchor, salt: string): FoundPassage | null {
  const stands = (run: HashedRun, start: number): boolean =>
    start >= 0 && packageHash(salt, text.slice(start, start + run.length)) === run.hash;
  const placesOf = (run: HashedRun): number[] =>
    findRuns(text, run.length, run.check, mostPlaces).filter((start) => stands(run, start));

  const { quote, before, after } = anchor;
  const places = placesOf(quote);
  if (places.length === 0) return between(placesOf, anchor);
  const judged = places.map((start) => {
    const neighbours = (isBefore(start) ? 1 : 0) + (isAfter(start) ? 1 : 0);
    return { start, neighbours };
  });
  const most = Math.max(...judged.map(({ neighbours }) => neighbours));
  const best = judged.filter(({ neighbours }) => neighbours === most);
  const isCertain = best.length === 1 && (most > 0 || quote.length >= distinctiveLength);
  if (!isCertain) return null;
  return { range: { start: best[0]!.start, end: best[0]!.start + quote.length }, isChanged: false };

  /** At an end of the text there is no neighbour, which says nothing. */
  function isBefore(start: number): boolean {
    return before.length > 0 && stands(before, start - before.length);
  }
  function isAfter(start: number): boolean {
    return after.length > 0 && stands(after, start + quote.length);
  }
}

/** The stretch between the neighbours, where each stands once and the stretch is about as long as the passage was. */
function between(placesOf: (run: HashedRun) => number[], { quote, before, after }: PassageAnchor): FoundPassage | null {
  if (before.length < contextLength || after.length < contextLength) return null;
  const [starts, ends] = [placesOf(before), placesOf(after)];
  if (starts.length !== 1 || ends.length !== 1) return null;
  const range = { start: starts[0]! + before.length, end: ends[0]! };
  const length = range.end - range.start;
  const isAlike = length > 0 && length >= quote.length * 0.6 - 4 && length <= quote.length * 1.5 + 8;
  return isAlike ? { range, isChanged: true } : null;
}
