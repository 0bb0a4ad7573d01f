/** Where a pattern fits best into a text, and at the price of how many changed, missing or added code units. */
export interface Fit {
  start: number;
  end: number;
  distance: number;
}

/**
 * Sellers' algorithm (1980): the edit distance of `pattern` to the best substring of `text`, in one pass, with the start
 * of that substring carried along. Of equally good places the first; with `at-end` only substrings that end the text.
 */
export function bestFit(pattern: string, text: string, where: 'anywhere' | 'at-end' = 'anywhere'): Fit {
  const height = pattern.length;
  let costs = Int32Array.from({ length: height + 1 }, (_, row) => row);
  let starts = new Int32Array(height + 1);
  let nextCosts = new Int32Array(height + 1);
  let nextStarts = new Int32Array(height + 1);
  let best: Fit = { start: 0, end: 0, distance: height };
  for (let column = 1; column <= text.length; column++) {
    const unit = text.charCodeAt(column - 1);
    nextCosts[0] = 0;
    nextStarts[0] = column;
    for (let row = 1; row <= height; row++) {
      let cost = costs[row - 1]! + (pattern.charCodeAt(row - 1) === unit ? 0 : 1);
      let start = starts[row - 1]!;
      if (costs[row]! + 1 < cost) {
        cost = costs[row]! + 1;
        start = starts[row]!;
      }
      if (nextCosts[row - 1]! + 1 < cost) {
        cost = nextCosts[row - 1]! + 1;
        start = nextStarts[row - 1]!;
      }
      nextCosts[row] = cost;
      nextStarts[row] = start;
    }
    const distance = nextCosts[height]!;
    if (where === 'at-end' || distance < best.distance) best = { start: nextStarts[height]!, end: column, distance };
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
  }
  return best;
}

const pieceLength = 32;
/** Above this many cells a stretch that differs counts as wholly different rather than being compared unit by unit. */
const largestTable = 1_000_000;

/**
 * Edit distance of two long texts, never too small: pieces that recur in order are taken as aligned, and only what lies
 * between them is compared unit by unit.
 */
export function alignedDistance(a: string, b: string): number {
  let distance = 0;
  let doneA = 0;
  let doneB = 0;
  for (let at = 0; at + pieceLength <= a.length; at += pieceLength) {
    const piece = a.slice(at, at + pieceLength);
    const found = b.indexOf(piece, doneB);
    if (found === -1) continue;
    // Far from where it is due, only a piece that occurs once proves that something long was added or left out.
    const drift = Math.abs(found - doneB - (at - doneA));
    if (drift > 8 * pieceLength && b.includes(piece, found + 1)) continue;
    distance += plainDistance(a.slice(doneA, at), b.slice(doneB, found));
    doneA = at + pieceLength;
    doneB = found + pieceLength;
  }
  return distance + plainDistance(a.slice(doneA), b.slice(doneB));
}

function plainDistance(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length * b.length === 0 || a.length * b.length > largestTable) return Math.max(a.length, b.length);
  let costs = Int32Array.from({ length: a.length + 1 }, (_, row) => row);
  let next = new Int32Array(a.length + 1);
  for (let column = 1; column <= b.length; column++) {
    next[0] = column;
    for (let row = 1; row <= a.length; row++) {
      const change = costs[row - 1]! + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      next[row] = Math.min(change, costs[row]! + 1, next[row - 1]! + 1);
    }
    [costs, next] = [next, costs];
  }
  return costs[a.length]!;
}
