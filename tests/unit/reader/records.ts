import type { Code, Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, ArticleTextId, CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts';

const time = '2026-03-01T09:00:00.000Z';

/** A coding by Ada; only what a test is about is given. */
export function segmentOf(id: string, start: number, end: number, rest: Partial<Segment> = {}): Segment {
  return {
    id: id as SegmentId,
    articleId: 'article' as ArticleId,
    textId: 'text' as ArticleTextId,
    codeId: 'code' as CodeId,
    coderId: 'ada' as CoderId,
    start,
    end,
    startCp: start,
    endCp: end,
    quote: '',
    weight: null,
    status: 'draft',
    memo: null,
    attributes: {},
    codebookVersion: 1,
    createdAt: time,
    modifiedAt: time,
    ...rest,
  };
}

export function codeOf(id: string, name: string, rest: Partial<Code> = {}): Code {
  return {
    id: id as CodeId,
    parentId: null,
    name,
    color: '#2e7dd1',
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    key: null,
    position: 0,
    retiredAt: null,
    createdAt: time,
    modifiedAt: time,
    segmentCount: 0,
    ...rest,
  };
}
