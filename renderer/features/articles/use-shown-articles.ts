import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { engine } from '../../api/engine.ts';
import { useArticles } from '../../api/queries.ts';
import type { ArticleSummary } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { createTitleIndex, filterArticles, sortArticles } from './article-order.ts';
import { useArticlesState } from './articles-state.ts';

const noIds: ReadonlySet<ArticleId> = new Set();

/** `value` as it was when nothing had changed for a while. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Articles whose text has the words of the filter box. Empty until the typing rests and the engine has answered. */
function useFullText(text: string): { ids: ReadonlySet<ArticleId>; isSearching: boolean } {
  const typed = text.trim();
  const query = useSettled(typed, 200);
  const isWorthIt = query.length >= 2;
  const { data, isFetching } = useQuery({
    queryKey: ['articles', 'search', query],
    queryFn: () => engine().articles.search({ query }),
    enabled: isWorthIt,
    placeholderData: (previous) => previous,
  });
  // While more letters are typed, what matched the shorter word is still the best guess.
  const isOfUse = isWorthIt && typed.startsWith(query);
  const ids = useMemo(() => (isOfUse && data ? new Set(data) : noIds), [isOfUse, data]);
  return { ids, isSearching: typed.length >= 2 && (isFetching || typed !== query) };
}

export interface ShownArticles {
  /** In the order on screen. */
  articles: readonly ArticleSummary[];
  ids: readonly ArticleId[];
  all: readonly ArticleSummary[];
  isLoading: boolean;
  isSearching: boolean;
  error: unknown;
}

const noArticles: readonly ArticleSummary[] = [];

export function useShownArticles(): ShownArticles {
  const { data: all = noArticles, isLoading, error } = useArticles();
  const sort = useArticlesState((state) => state.sort);
  const filter = useArticlesState((state) => state.filter);
  const { ids: inText, isSearching } = useFullText(filter.text);
  const sorted = useMemo(() => sortArticles(all, sort), [all, sort]);
  const titles = useMemo(() => createTitleIndex(all), [all]);
  const articles = useMemo(() => filterArticles(sorted, filter, titles, inText), [sorted, filter, titles, inText]);
  const ids = useMemo(() => articles.map((article) => article.id), [articles]);
  return { articles, ids, all, isLoading, isSearching, error };
}
