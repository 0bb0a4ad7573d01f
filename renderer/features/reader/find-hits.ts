import type { TextRange } from '../../../shared/domain/text/offsets.ts';

/** More than these are counted but not painted: a letter of a long document stands in it a million times. */
export const mostPainted = 1_000;

/** The first hit that ends behind an offset, which is where finding starts; the first of all where none does. */
export function hitFrom(hits: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low === hits.length ? 0 : low;
}

/** The hits around the one that is looked at. */
export function paintedHits(hits: readonly TextRange[], current: number): readonly TextRange[] {
  if (hits.length <= mostPainted) return hits;
  const first = Math.min(Math.max(0, current - mostPainted / 2), hits.length - mostPainted);
  return hits.slice(first, first + mostPainted);
}
