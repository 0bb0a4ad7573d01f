import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExportOptions } from '../../shared/contract/schemas/exports.ts';
import type { SegmentFilter, SegmentSort } from '../../shared/contract/schemas/segments.ts';
import { createCodeTree, type CodeTree } from '../../shared/domain/coding/code-tree.ts';
import type { Code, MemoSubject } from '../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../shared/domain/ids.ts';
import { engine } from './engine.ts';
import { withPendingChanges } from './pending-segments.ts';

/** Keys and fetchers of everything that the window reads. Change events invalidate by these keys (see events.ts). */
export const queries = {
  greeting: () => queryOptions({ queryKey: ['greeting'], queryFn: () => engine().system.hello(), staleTime: Infinity }),
  project: () => queryOptions({ queryKey: ['project'], queryFn: () => engine().project.info() }),
  recent: () => queryOptions({ queryKey: ['recent'], queryFn: () => engine().project.recent() }),
  coders: () => queryOptions({ queryKey: ['coders'], queryFn: () => engine().coders.list() }),
  articles: () => queryOptions({ queryKey: ['articles'], queryFn: () => engine().articles.list() }),
  article: (id: ArticleId) =>
    queryOptions({ queryKey: ['article', id], queryFn: () => engine().articles.read({ id }) }),
  codes: () => queryOptions({ queryKey: ['codes'], queryFn: () => engine().codes.list() }),
  segmentsOf: (articleId: ArticleId) =>
    queryOptions({
      queryKey: ['segments', 'article', articleId],
      queryFn: async () => withPendingChanges(articleId, await engine().segments.ofArticle({ articleId })),
    }),
  segmentPage: (filter: SegmentFilter, sort: readonly SegmentSort[], offset: number, limit: number) =>
    queryOptions({
      queryKey: ['segments', 'page', filter, sort, offset, limit],
      queryFn: () => engine().segments.list({ filter, sort: [...sort], offset, limit }),
    }),
  attributes: () => queryOptions({ queryKey: ['attributes'], queryFn: () => engine().attributes.list() }),
  memos: () => queryOptions({ queryKey: ['memos'], queryFn: () => engine().memos.list({}) }),
  memosOn: (subject: MemoSubject) =>
    queryOptions({ queryKey: ['memos', subject], queryFn: () => engine().memos.list({ subject }) }),
  historyState: (coderId: CoderId) =>
    queryOptions({ queryKey: ['history', 'state', coderId], queryFn: () => engine().history.state({ coderId }) }),
  history: () => queryOptions({ queryKey: ['history', 'list'], queryFn: () => engine().history.list({ limit: 500 }) }),
  importRuns: () => queryOptions({ queryKey: ['imports'], queryFn: () => engine().imports.list() }),
  recipes: () => queryOptions({ queryKey: ['recipes'], queryFn: () => engine().recipes.list() }),
  /** Of one revision of the project; a preview is never read again. */
  exportPreview: (options: Partial<ExportOptions>, revision: number) =>
    queryOptions({
      queryKey: ['exportPreview', revision, options],
      queryFn: () => engine().exports.preview({ options, rows: 14 }),
      gcTime: 60_000,
    }),
  variables: () => queryOptions({ queryKey: ['variables', 'list'], queryFn: () => engine().variables.list() }),
  variableValues: (articleId: ArticleId) =>
    queryOptions({
      queryKey: ['variables', 'values', articleId],
      queryFn: () => engine().variables.values({ articleIds: [articleId] }),
    }),
};

export function useVariables() {
  return useQuery(queries.variables());
}

export function useArticles() {
  return useQuery(queries.articles());
}

export function useCodes() {
  return useQuery(queries.codes());
}

export function useCodeTree(): CodeTree<Code> {
  const { data } = useCodes();
  return useMemo(() => createCodeTree(data ?? []), [data]);
}

export function useCoders() {
  return useQuery(queries.coders());
}

export function useProject() {
  return useQuery(queries.project());
}
