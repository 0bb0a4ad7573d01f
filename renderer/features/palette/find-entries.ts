import { foldForIndex } from '../../../shared/domain/text/folding.ts';

export interface Findable {
  /** Folded, as `fold` gives it. */
  folded: string;
}

export const fold = foldForIndex;

/** How well a name answers the words; null where one of them is missing. Starts of names and of words count most. */
export function scoreOf(folded: string, words: readonly string[]): number | null {
  let score = 0;
  for (const word of words) {
    if (folded.startsWith(word)) score += 6;
    else if (folded.includes(` ${word}`)) score += 4;
    else if (folded.includes(word)) score += 1;
    else return null;
  }
  return score;
}

/** The best `limit` of them, best first, equals in the order given. */
export function findBest<Entry extends Findable>(entries: readonly Entry[], query: string, limit: number): Entry[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const found: { entry: Entry; score: number; position: number }[] = [];
  entries.forEach((entry, position) => {
    const score = scoreOf(entry.folded, words);
    if (score !== null) found.push({ entry, score, position });
  });
  found.sort((a, b) => b.score - a.score || a.position - b.position);
  return found.slice(0, limit).map(({ entry }) => entry);
}
