/**
 * Small numbers that tell whether two texts are of one origin without telling what they say. Neither is a secret: whoever
 * has a text can compute its numbers, and so can try out short texts.
 */

const multiplier = 0x01000193;
/** Letters and digits in a row; enough that a window does not recur by chance, in any script. */
const windowLength = 32;
/** How many of a text's windows stand for it. */
const sketchSize = 32;

/**
 * The smallest hashes of the text's windows of 32 letters and digits (a bottom-k sketch after Broder, "On the resemblance
 * and containment of documents", 1997): whatever is around it, a copy of the text has most of them. Ascending.
 */
export function sketchOf(squeezed: string, seed: number): number[] {
  const smallest = new Set<number>();
  let largest = 0xffffffff;
  eachWindow(squeezed, seed, (hash) => {
    if (hash > largest || smallest.has(hash)) return;
    smallest.add(hash);
    if (smallest.size <= 2 * sketchSize) return;
    // Cut now and then instead of keeping order all the time.
    const kept = [...smallest].sort((a, b) => a - b).slice(0, sketchSize);
    smallest.clear();
    for (const one of kept) smallest.add(one);
    largest = kept.at(-1)!;
  });
  return [...smallest].sort((a, b) => a - b).slice(0, sketchSize);
}

/** Calls with the hash of every window of letters and digits; a text of fewer has one window, which is all of it. */
export function eachWindow(squeezed: string, seed: number, take: (hash: number) => void): void {
  const letters = squeezed.replace(/[^\p{L}\p{N}]+/gu, '');
  const length = Math.min(windowLength, letters.length);
  if (length > 0) eachRun(letters, length, (_at, hash) => take(mix(hash ^ seed)));
}

/** Sixteen bits of a run of units: sorts out nearly every place where another run stands, and says little about it. */
export function checkOf(run: string): number {
  let check = 0;
  if (run !== '') eachRun(run, run.length, (_at, hash) => (check = hash >>> 16));
  return check;
}

/** Where runs of that length and check begin, at most `most` of them. */
export function findRuns(text: string, length: number, check: number, most: number): number[] {
  const found: number[] = [];
  if (length === 0 || length > text.length) return found;
  eachRun(text, length, (at, hash) => {
    if (hash >>> 16 === check && found.length < most) found.push(at);
  });
  return found;
}

/** A polynomial hash that rolls over the text from unit to unit (Karp and Rabin 1987), modulo 2³². */
function eachRun(text: string, length: number, take: (at: number, hash: number) => void): void {
  let leaving = 1;
  for (let step = 1; step < length; step++) leaving = Math.imul(leaving, multiplier);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= length) hash = (hash - Math.imul(text.charCodeAt(at - length) + 1, leaving)) | 0;
    hash = (Math.imul(hash, multiplier) + text.charCodeAt(at) + 1) | 0;
    if (at >= length - 1) take(at - length + 1, hash);
  }
}

/** Spreads every bit over all others (the finalizer of MurmurHash3, which is in the public domain). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
