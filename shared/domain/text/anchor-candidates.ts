import { alignedDistance, bestFit } from './edit-distance.ts';
import { isGraphemeBoundary, snapToGraphemes } from './graphemes.ts';
import type { TextRange } from './offsets.ts';

/** What is looked for: a passage and what stood around it. */
export interface Wanted {
  quote: string;
  prefix: string;
  suffix: string;
}

/** A place, and how much of the quote stands there, from 0 to 1. */
export interface Place {
  range: TextRange;
  similarity: number;
}

/** A quote found more often than this is told apart by its whole context or not at all. */
const mostOccurrences = 1000;

/**
 * Places where the quote stands word for word: those with the whole old context if there are any, otherwise all.
 * Null where there are too many to compare.
 */
export function findExact(text: string, wanted: Wanted): Place[] | null {
  const { quote, prefix, suffix } = wanted;
  const inContext = occurrences(text, prefix + quote + suffix, mostOccurrences);
  const starts =
    inContext.length > 0 ? inContext.map((at) => at + prefix.length) : occurrences(text, quote, mostOccurrences);
  if (starts.length >= mostOccurrences) return null;
  return starts
    .map((start) => ({ range: { start, end: start + quote.length }, similarity: 1 }))
    .filter(({ range }) => isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end));
}

const seedLength = 12;
/** Long quotes can afford seeds that say more. */
const longSeedLength = 32;
const mostSeedsOfQuote = 24;
/** A seed found more often says nothing about the place. */
const mostHitsOfSeed = 200;
const mostWindows = 16;
/** Longer quotes are placed by their beginning and their end, because comparing takes length times length. */
const longestCompared = 400;
/** How much longer or shorter than it was a passage may be found, and how far its seeds may disagree. */
const mostSlack = 5000;

/** Places where most of the quote stands: near to where pieces of it, or of its context, stand word for word. */
export function findApproximate(text: string, wanted: Wanted): Place[] {
  const { quote } = wanted;
  const slack = Math.min(Math.ceil(quote.length * 0.3) + seedLength, mostSlack);
  const places: Place[] = [];
  for (const window of likelyWindows(seedStarts(text, wanted), quote.length, slack)) {
    const from = Math.max(0, window.start);
    const fit = fitQuote(quote, text.slice(from, window.end), 3 * slack);
    const range = alignEdges(text, wanted, { start: from + fit.start, end: from + fit.end });
    if (range.start === range.end) continue;
    const distance = alignedDistance(quote, text.slice(range.start, range.end));
    places.push({ range, similarity: Math.max(0, 1 - distance / quote.length) });
  }
  return places;
}

/** How far an edge may be from where the context says that it is. */
const edgeReach = 16;

/**
 * Where the first or last words of a quote were changed, several ranges fit it equally well. The right one begins where
 * its old prefix ends and ends where its old suffix begins.
 */
function alignEdges(text: string, { prefix, suffix }: Wanted, fit: TextRange): TextRange {
  const prefixFit = (at: number): number => {
    let common = 0;
    while (common < prefix.length && common < at && prefix.at(-1 - common) === text[at - 1 - common]) common++;
    return common;
  };
  const suffixFit = (at: number): number => {
    let common = 0;
    while (common < suffix.length && suffix[common] === text[at + common]) common++;
    return common;
  };
  const start = bestNearby(prefixFit, fit.start, 0, fit.end);
  return snapToGraphemes(text, { start, end: bestNearby(suffixFit, fit.end, start, text.length) });
}

/** The offset near `wish` with the most context, the nearest of equals. One unit in common is chance. */
function bestNearby(contextAt: (at: number) => number, wish: number, least: number, most: number): number {
  let best = wish;
  for (let step = 1; step <= edgeReach; step++) {
    for (const at of [wish - step, wish + step]) {
      if (at < least || at > most || contextAt(at) < 2) continue;
      if (contextAt(at) > contextAt(best)) best = at;
    }
  }
  return best;
}

/** `leeway`: how far from the ends of the window the quote may begin and end. */
function fitQuote(quote: string, window: string, leeway: number): TextRange {
  if (quote.length <= longestCompared) return bestFit(quote, window);
  const partLength = longestCompared / 2;
  const head = bestFit(quote.slice(0, partLength), window.slice(0, partLength + leeway));
  const tailFrom = Math.max(head.end, window.length - partLength - leeway);
  const tail = bestFit(quote.slice(-partLength), window.slice(tailFrom));
  return { start: head.start, end: tailFrom + tail.end };
}

/** Where the quote would start if each hit of a seed were its own place in the passage. */
function seedStarts(text: string, { quote, prefix, suffix }: Wanted): number[] {
  const passage = prefix + quote + suffix;
  const length = quote.length > longestCompared ? longSeedLength : seedLength;
  const step = Math.max(length / 2, Math.ceil(passage.length / mostSeedsOfQuote));
  const starts: number[] = [];
  for (let at = 0; at + length <= passage.length; at += step) {
    const hits = occurrences(text, passage.slice(at, at + length), mostHitsOfSeed);
    if (hits.length < mostHitsOfSeed) starts.push(...hits.map((hit) => hit - at + prefix.length));
  }
  return starts.sort((a, b) => a - b);
}

/** Groups of starts that agree, those with the most seeds first. */
function likelyWindows(starts: readonly number[], length: number, slack: number): TextRange[] {
  const groups: { first: number; last: number; votes: number }[] = [];
  for (const start of starts) {
    const group = groups.at(-1);
    if (group !== undefined && start - group.first <= slack) {
      group.last = start;
      group.votes++;
    } else groups.push({ first: start, last: start, votes: 1 });
  }
  return groups
    .sort((a, b) => b.votes - a.votes || a.first - b.first)
    .slice(0, mostWindows)
    .map(({ first, last }) => ({ start: first - slack, end: last + length + slack }));
}

function occurrences(text: string, wanted: string, most: number): number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1 && found.length < most; at = text.indexOf(wanted, at + 1))
    found.push(at);
  return found;
}
