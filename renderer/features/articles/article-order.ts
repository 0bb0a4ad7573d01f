import { articleStates } from '../../../shared/domain/coding/types.ts';
import type { ArticleState, ArticleSummary } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';

export const articleSortKeys = ['date', 'title', 'outlet', 'state', 'codings'] as const;
export type ArticleSortKey = (typeof articleSortKeys)[number];

export interface ArticleSort {
  key: ArticleSortKey;
  isDescending: boolean;
}

/** What the list is narrowed to. An empty set narrows nothing; '' stands for "none given" among outlets and languages. */
export interface ArticleFilter {
  text: string;
  states: ReadonlySet<ArticleState>;
  outlets: ReadonlySet<string>;
  languages: ReadonlySet<string>;
}

export const noFilter: ArticleFilter = { text: '', states: new Set(), outlets: new Set(), languages: new Set() };

export function isNarrowed(filter: ArticleFilter): boolean {
  return filter.text.trim() !== '' || filter.states.size > 0 || filter.outlets.size > 0 || filter.languages.size > 0;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Articles without the value that is sorted by come last in either direction. */
function compareBy<T>(valueOf: (article: ArticleSummary) => T | null, compare: (a: T, b: T) => number, sign: number) {
  return (a: ArticleSummary, b: ArticleSummary): number => {
    const left = valueOf(a);
    const right = valueOf(b);
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * compare(left, right);
  };
}

const asNumbers = (a: number, b: number): number => a - b;
const asCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function comparatorOf({ key, isDescending }: ArticleSort): (a: ArticleSummary, b: ArticleSummary) => number {
  const sign = isDescending ? -1 : 1;
  switch (key) {
    case 'date':
      return compareBy((article) => article.date, asCodes, sign);
    case 'title':
      return compareBy((article) => article.title, collator.compare, sign);
    case 'outlet':
      return compareBy((article) => article.outlet, collator.compare, sign);
    case 'state':
      return compareBy((article) => articleStates.indexOf(article.state), asNumbers, sign);
    case 'codings':
      return compareBy((article) => article.segmentCount, asNumbers, sign);
  }
}

/** A new array; articles that are equal in what is sorted by stand by date, then as they came in. */
export function sortArticles(articles: readonly ArticleSummary[], sort: ArticleSort): ArticleSummary[] {
  const compare = comparatorOf(sort);
  return articles.toSorted((a, b) => compare(a, b) || asCodes(a.date ?? '~', b.date ?? '~') || asCodes(a.id, b.id));
}

/** What the filter box looks through at once, folded. Made once per list: folding ten thousand titles takes a moment. */
export function createTitleIndex(articles: readonly ArticleSummary[]): ReadonlyMap<ArticleId, string> {
  return new Map(articles.map((article) => [article.id, foldForIndex(`${article.title} ${article.outlet ?? ''}`)]));
}

/**
 * The articles that pass the filter, in the order given. An article passes the text when every word stands in its title
 * or outlet, or when `inText` (the answer of the full-text search) has it.
 */
export function filterArticles(
  articles: readonly ArticleSummary[],
  filter: ArticleFilter,
  titles: ReadonlyMap<ArticleId, string>,
  inText: ReadonlySet<ArticleId>,
): ArticleSummary[] {
  const words = foldForIndex(filter.text).split(/\s+/).filter(Boolean);
  return articles.filter((article) => {
    if (filter.states.size > 0 && !filter.states.has(article.state)) return false;
    if (filter.outlets.size > 0 && !filter.outlets.has(article.outlet ?? '')) return false;
    if (filter.languages.size > 0 && !filter.languages.has(article.language ?? '')) return false;
    if (words.length === 0 || inText.has(article.id)) return true;
    const title = titles.get(article.id) ?? '';
    return words.every((word) => title.includes(word));
  });
}

/** Values of the corpus with how often each occurs, by name; '' (none given) last. */
export function countValues(values: readonly (string | null)[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value === '' ? 1 : b.value === '' ? -1 : collator.compare(a.value, b.value)));
}
