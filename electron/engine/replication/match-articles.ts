import { eachWindow } from '../../../shared/domain/text/fingerprint.ts';
import { squeezeText } from '../../../shared/domain/text/squeezed-text.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { allRows } from '../store/database.ts';
import type { ReplicationPackage } from './open-package.ts';
import { packageHash, seedOf } from './package-format.ts';

/** Articles of the package that a text may be: the very text, or another copy, with how much of it is there (0 to 1). */
export interface Candidates {
  exact: ArticleId[];
  near: { articleId: ArticleId; score: number }[];
}

/** Less of a text than this is what articles of one outlet, or on one event, have in common. */
const leastShare = 0.3;
/** Of so few windows chance alone may find one. */
const leastHits = 3;

/** Recognises articles by their text, whatever their file is called: by its hash, by its words, by most of its words. */
export function createArticleMatcher({ db, facts, missing }: ReplicationPackage): {
  candidatesOf(text: string, textHash: string): Candidates;
} {
  const seed = seedOf(facts.salt);
  const sketches = missing.has('fingerprints') ? null : readSketches(db);
  return {
    candidatesOf(text, textHash) {
      const exact = allRows<{ id: ArticleId }>(
        db,
        'SELECT article_id AS id FROM articles WHERE text_hash = ?',
        textHash,
      );
      if (exact.length > 0 || sketches === null) return { exact: exact.map(({ id }) => id), near: [] };
      const { squeezed } = squeezeText(text);
      const sameWords = allRows<{ articleId: ArticleId }>(
        db,
        'SELECT DISTINCT article_id AS articleId FROM fingerprints WHERE squeezed_hash = ?',
        packageHash(facts.salt, squeezed),
      );
      if (sameWords.length > 0) return { exact: [], near: sameWords.map((row) => ({ ...row, score: 1 })) };
      return { exact: [], near: sketches.near(squeezed, seed) };
    },
  };
}

/** All sketches in two arrays, by hash: ten thousand articles take less than three megabytes. */
function readSketches(db: ReplicationPackage['db']) {
  const rows = allRows<{ id: ArticleId; sketch: string | null }>(
    db,
    `SELECT article_id AS id, sketch FROM fingerprints WHERE is_newest = '1' ORDER BY row`,
  );
  const pairs: [hash: number, article: number][] = [];
  const sizes = rows.map(({ sketch }, article) => {
    const hashes = (sketch ?? '').split(' ').filter((hash) => /^[0-9a-f]{8}$/.test(hash));
    for (const hash of hashes) pairs.push([Number.parseInt(hash, 16), article]);
    return hashes.length;
  });
  pairs.sort((a, b) => a[0] - b[0]);
  const hashes = Uint32Array.from(pairs, ([hash]) => hash);
  const articles = Uint32Array.from(pairs, ([, article]) => article);
  const largest = hashes.at(-1) ?? -1;
  return {
    near(squeezed: string, seed: number): Candidates['near'] {
      const seen = new Set<number>();
      const hits = new Map<number, number>();
      eachWindow(squeezed, seed, (hash) => {
        if (hash > largest || seen.has(hash)) return;
        for (let at = lowerBound(hashes, hash); hashes[at] === hash; at++) {
          seen.add(hash);
          hits.set(articles[at]!, (hits.get(articles[at]!) ?? 0) + 1);
        }
      });
      const candidates = [...hits]
        .map(([article, count]) => ({ articleId: rows[article]!.id, count, score: count / sizes[article]! }))
        .filter(({ count, score }) => count >= leastHits && score >= leastShare);
      // Articles of one event share paragraphs: a text is a copy of the one that it resembles most.
      const most = Math.max(...candidates.map(({ score }) => score));
      return candidates.filter(({ score }) => score === most).map(({ articleId, score }) => ({ articleId, score }));
    },
  };
}

function lowerBound(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
