import { findApproximate, findExact, type Place } from './anchor-candidates.ts';
import { bestFit } from './edit-distance.ts';
import { assertRange, isHighSurrogate, isLowSurrogate, type TextRange } from './offsets.ts';

/** What is needed to find a passage again in another version of its text. */
export interface TextAnchor {
  /** Position in UTF-16 code units, in the text with the hash `textHash`. */
  start: number;
  end: number;
  quote: string;
  /** The 32 code units before and after, fewer at the ends of the text. */
  prefix: string;
  suffix: string;
  textHash: string;
}

export interface Reanchoring {
  /** `kept`: the same words at the same place. `moved`: elsewhere, or changed words. `lost`: no place is certain. */
  outcome: 'kept' | 'moved' | 'lost';
  range: TextRange | null;
  /** From 0 to 1; below 1 something in the quote or around it is different. Of a lost one: of its best candidate. */
  score: number;
}

const contextLength = 32;
/** How much each part counts. Position does not count: any edit before the passage changes it. */
const weights = { quote: 50, prefix: 20, suffix: 20 };
/** So long a quote does not recur by chance, so its words are enough; a shorter one needs its context as well. */
const distinctiveLength = 24;
const minimumScore = { distinctive: 0.5, short: 0.75, changed: 0.7 };
const minimumQuoteSimilarity = 0.6;
/** An exact quote that scores less is compared with changed ones before it is trusted. */
const trustedScore = 0.75;
/** Places whose scores differ by less are a tie, and a tie is for the analyst to decide. */
const tieMargin = 0.05;

export function createAnchor(text: string, range: TextRange, textHash: string): TextAnchor {
  assertRange(range, text.length);
  const { start, end } = range;
  if (start === end) throw new RangeError('A passage without text cannot be found again.');
  let from = Math.max(0, start - contextLength);
  if (from > 0 && from < start && isLowSurrogate(text.charCodeAt(from))) from++;
  let to = Math.min(text.length, end + contextLength);
  if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to--;
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    textHash,
  };
}

/**
 * Finds the passage in another version of its text: by hash, by its words with their whole context, by its words with
 * the best context, by most of its words. Never decides between places that are about equally good: that is `lost`.
 */
export function reanchor(anchor: TextAnchor, text: string, textHash: string): Reanchoring {
  if (anchor.textHash === textHash && text.slice(anchor.start, anchor.end) === anchor.quote) {
    return { outcome: 'kept', range: { start: anchor.start, end: anchor.end }, score: 1 };
  }
  const places = findExact(text, anchor);
  if (places === null) return { outcome: 'lost', range: null, score: 0 };
  const exact = places.map((place) => judge(anchor, text, place));
  const best = pickBest(anchor, exact);
  if (best !== null && best.score >= trustedScore) return found(anchor, best);

  const candidates = withoutSamePlaces([
    ...exact,
    ...findApproximate(text, anchor).map((place) => judge(anchor, text, place)),
  ]);
  const chosen = pickBest(anchor, candidates);
  if (chosen !== null) return found(anchor, chosen);
  return { outcome: 'lost', range: null, score: Math.max(0, ...candidates.map((candidate) => candidate.score)) };
}

interface Candidate extends Place {
  score: number;
}

function judge(anchor: TextAnchor, text: string, place: Place): Candidate {
  const { start, end } = place.range;
  const reach = contextLength + contextLength / 2;
  const prefix = fitBefore(anchor.prefix, text.slice(Math.max(0, start - reach), start));
  const suffix = fitBefore(reverse(anchor.suffix), reverse(text.slice(end, end + reach)));
  // A context cut short by the end of the text counts for less.
  const prefixWeight = (weights.prefix * anchor.prefix.length) / contextLength;
  const suffixWeight = (weights.suffix * anchor.suffix.length) / contextLength;
  const sum = weights.quote * place.similarity + prefixWeight * prefix + suffixWeight * suffix;
  return { ...place, score: sum / (weights.quote + prefixWeight + suffixWeight) };
}

/** How much of `context` still stands directly before the quote, from 0 to 1. */
function fitBefore(context: string, text: string): number {
  return context === '' ? 1 : 1 - bestFit(context, text, 'at-end').distance / context.length;
}

function reverse(text: string): string {
  return text.split('').toReversed().join('');
}

/** Of candidates that overlap only the best is a place of its own, unless both hold the exact words. */
function withoutSamePlaces(candidates: readonly Candidate[]): Candidate[] {
  const places: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score || b.similarity - a.similarity)) {
    const isSamePlace = places.some(
      (place) =>
        place.range.start < candidate.range.end &&
        candidate.range.start < place.range.end &&
        !(place.similarity === 1 && candidate.similarity === 1 && place.range.start !== candidate.range.start),
    );
    if (!isSamePlace) places.push(candidate);
  }
  return places;
}

/** The one acceptable candidate that is clearly better than all others, or null. */
function pickBest(anchor: TextAnchor, candidates: readonly Candidate[]): Candidate | null {
  const [best, second] = candidates.toSorted((a, b) => b.score - a.score);
  if (best === undefined || !isAcceptable(anchor, best)) return null;
  const isTie = second !== undefined && best.score - second.score < tieMargin;
  // A place where nothing at all has changed is certain even beside one that is nearly the same.
  return isTie && !(best.score === 1 && second.score < 1) ? null : best;
}

function isAcceptable(anchor: TextAnchor, { score, similarity }: Candidate): boolean {
  if (similarity < 1) return similarity >= minimumQuoteSimilarity && score >= minimumScore.changed;
  return score >= (anchor.quote.length >= distinctiveLength ? minimumScore.distinctive : minimumScore.short);
}

function found(anchor: TextAnchor, { range, similarity, score }: Candidate): Reanchoring {
  const isKept = similarity === 1 && range.start === anchor.start && range.end === anchor.end;
  return { outcome: isKept ? 'kept' : 'moved', range, score };
}
