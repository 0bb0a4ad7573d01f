import type { PdfFragment } from './pdf-fragments.ts';

/** Fragments that form one column, in no particular order. */
export type PdfBlock = readonly PdfFragment[];

/** Narrowest gap between columns, in font sizes. */
const narrowestGutter = 0.7;
/** Columns are prose: fewer lines, or fewer words in a line, are a table or a list of figures. */
const fewestLines = 3;
const fewestWordsPerLine = 2.2;
/** Pages are cut no finer than this. */
const deepestCut = 6;

/**
 * Finds the columns of a page, whatever spans them: the tallest strip of white with prose on both sides divides a part of
 * the page into what stands above, the columns, and what stands below; each part is divided again. Blocks come in
 * reading order, the right column first where the text runs from right to left.
 */
export function blocksInReadingOrder(fragments: readonly PdfFragment[], isRightToLeft: boolean, depth = 0): PdfBlock[] {
  if (fragments.length === 0) return [];
  const cut = depth < deepestCut ? bestGutter(fragments) : null;
  if (cut === null) return [fragments];
  const above = fragments.filter(({ baseline }) => baseline >= cut.top);
  const below = fragments.filter(({ baseline }) => baseline <= cut.bottom);
  const between = fragments.filter(({ baseline }) => baseline < cut.top && baseline > cut.bottom);
  const left = between.filter((fragment) => fragment.right <= cut.x);
  const right = between.filter((fragment) => fragment.right > cut.x);
  const columns = isRightToLeft ? [right, left] : [left, right];
  return [above, ...columns, below].flatMap((part) => blocksInReadingOrder(part, isRightToLeft, depth + 1));
}

interface Gutter {
  x: number;
  /** Baselines of what crosses the gutter above and below; infinite where nothing does. */
  top: number;
  bottom: number;
  score: number;
}

function bestGutter(fragments: readonly PdfFragment[]): Gutter | null {
  const size = medianOf(fragments.map((fragment) => fragment.size));
  const half = (size * narrowestGutter) / 2;
  const sorted = fragments.toSorted((a, b) => b.baseline - a.baseline);
  let best: Gutter | null = null;
  for (const x of candidates(fragments, half)) {
    for (const gutter of guttersAt(sorted, x, half)) {
      if (best === null || gutter.score > best.score) best = gutter;
    }
  }
  return best;
}

/** A gutter begins where a column ends: right edges, rounded so that a page has a few hundred at most. */
function candidates(fragments: readonly PdfFragment[], half: number): number[] {
  const edge = Math.max(...fragments.map(({ right }) => right));
  const edges = new Set(fragments.map(({ right }) => Math.ceil((right + half) / 2) * 2));
  return [...edges].filter((x) => x < edge).toSorted((a, b) => a - b);
}

function* guttersAt(sorted: readonly PdfFragment[], x: number, half: number): Generator<Gutter> {
  let top = Number.POSITIVE_INFINITY;
  let left: PdfFragment[] = [];
  let right: PdfFragment[] = [];
  for (const fragment of sorted) {
    if (fragment.right <= x - half + 0.01) left.push(fragment);
    else if (fragment.left >= x + half - 0.01) right.push(fragment);
    else {
      const gutter = gutterBetween(left, right, x, top, fragment.baseline);
      if (gutter !== null) yield gutter;
      top = fragment.baseline;
      left = [];
      right = [];
    }
  }
  const last = gutterBetween(left, right, x, top, Number.NEGATIVE_INFINITY);
  if (last !== null) yield last;
}

function gutterBetween(
  left: readonly PdfFragment[],
  right: readonly PdfFragment[],
  x: number,
  top: number,
  bottom: number,
): Gutter | null {
  const score = Math.min(proseLines(left), proseLines(right));
  return score < fewestLines ? null : { x, top, bottom, score };
}

/** Lines of a column that looks like prose, or 0. */
function proseLines(column: readonly PdfFragment[]): number {
  if (column.length < fewestLines) return 0;
  const baselines = new Set(column.map(({ baseline }) => Math.round(baseline / 2)));
  const text = column.map((fragment) => fragment.text).join(' ');
  // Chinese and Japanese have no spaces: two characters count as a word.
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length + unspaced / 2;
  return words / baselines.size < fewestWordsPerLine ? 0 : baselines.size;
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
