import { describe, expect, it } from 'vitest';
import {
  articleSortKeys,
  countValues,
  createTitleIndex,
  filterArticles,
  isNarrowed,
  noFilter,
  sortArticles,
} from '../../../renderer/features/articles/article-order.ts';
import type { ArticleSummary } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { article } from './records.ts';

const harbour = article('a', {
  title: 'Harbour talks resume',
  outlet: 'The Ledger',
  date: '2026-02-03',
  segmentCount: 4,
});
const envoy = article('b', { title: 'Envoy returns', outlet: 'Morning Post', date: '2026-02-01', state: 'done' });
const undated = article('c', { title: 'article 10', outlet: null, date: null, segmentCount: 9, language: null });
const numbered = article('d', { title: 'Article 9', outlet: 'the ledger', date: '2026-02', state: 'in-progress' });
const persian = article('e', { title: 'حاکمیت ملّی', outlet: 'روزنامه', date: '2026-03-01', language: 'fa' });
const all = [harbour, envoy, undated, numbered, persian];
const ids = (articles: readonly ArticleSummary[]): string => articles.map((one) => one.id).join('');
const shown = (filter: Partial<typeof noFilter>, inText: string[] = []): string =>
  ids(filterArticles(all, { ...noFilter, ...filter }, createTitleIndex(all), new Set(inText as ArticleId[])));

describe('the order of the articles', () => {
  it.each([
    ['date', false, 'dbaec'],
    ['date', true, 'eabdc'],
    ['title', false, 'dcbae'],
    ['outlet', false, 'bdaec'],
    ['outlet', true, 'edabc'],
    ['state', false, 'aecdb'],
    ['codings', true, 'cadbe'],
  ] as const)('by %s, descending %s, with what has no value last', (key, isDescending, expected) => {
    expect(ids(sortArticles(all, { key, isDescending }))).toBe(expected);
  });

  it('is the same whatever the order before, for every key', () => {
    for (const key of articleSortKeys) {
      const sort = { key, isDescending: true };
      expect(ids(sortArticles(all.toReversed(), sort))).toBe(ids(sortArticles(all, sort)));
    }
  });
});

describe('the filter of the articles', () => {
  it('finds words of title and outlet in any order and spelling', () => {
    expect([
      shown({ text: 'ledger HARBOUR' }),
      shown({ text: 'harb' }),
      shown({ text: 'حاكميت ملي' }),
      shown({ text: 'nothing like it' }),
      shown({ text: '  ' }),
    ]).toEqual(['a', 'a', 'e', '', 'abcde']);
  });

  it('adds what the full-text search found, but not past the other filters', () => {
    expect([
      shown({ text: 'envoy' }, ['a', 'c']),
      shown({ text: 'envoy', states: new Set(['done']) }, ['a', 'c']),
    ]).toEqual(['abc', 'b']);
  });

  it('narrows by state, outlet and language, where an empty value means none given', () => {
    expect([
      shown({ states: new Set(['done', 'in-progress']) }),
      shown({ outlets: new Set(['The Ledger', '']) }),
      shown({ languages: new Set(['fa', '']) }),
    ]).toEqual(['bd', 'ac', 'ce']);
    expect([
      isNarrowed(noFilter),
      isNarrowed({ ...noFilter, text: ' ' }),
      isNarrowed({ ...noFilter, outlets: new Set(['']) }),
    ]).toEqual([false, false, true]);
  });

  it('counts the values there are to narrow by', () => {
    expect(countValues(['fa', null, 'en', 'fa'])).toEqual([
      { value: 'en', count: 1 },
      { value: 'fa', count: 2 },
      { value: '', count: 1 },
    ]);
  });
});
