import type { ArticleSummary, Code, Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, ArticleTextId, CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts';

const moment = '2026-01-01T00:00:00.000Z';

export function article(id: string, facts: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: id as ArticleId,
    title: id,
    byline: null,
    outlet: null,
    section: null,
    date: null,
    datePrecision: null,
    url: null,
    language: 'en',
    direction: 'ltr',
    words: 100,
    characters: 600,
    textId: `text-${id}` as ArticleTextId,
    textHash: id,
    duplicateOf: null,
    fileName: null,
    format: null,
    importRunId: null,
    createdAt: moment,
    state: 'not-started',
    segmentCount: 0,
    ...facts,
  };
}

export function code(id: string, parent: string | null, position: number, facts: Partial<Code> = {}): Code {
  return {
    id: id as CodeId,
    parentId: parent as CodeId | null,
    name: id,
    color: '#2e7dd1',
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    key: null,
    position,
    retiredAt: null,
    createdAt: moment,
    modifiedAt: moment,
    segmentCount: 0,
    ...facts,
  };
}

export function segment(id: string, start: number, end: number, facts: Partial<Segment> = {}): Segment {
  return {
    id: id as SegmentId,
    articleId: 'article' as ArticleId,
    textId: 'text' as ArticleTextId,
    codeId: 'code' as CodeId,
    coderId: 'coder' as CoderId,
    start,
    end,
    startCp: start,
    endCp: end,
    quote: 'x'.repeat(end - start),
    weight: null,
    status: 'draft',
    memo: null,
    attributes: {},
    codebookVersion: 1,
    createdAt: moment,
    modifiedAt: moment,
    ...facts,
  };
}
