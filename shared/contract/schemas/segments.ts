import { z } from 'zod';
import {
  articleId,
  articleTextId,
  attributeId,
  codeId,
  coderId,
  color,
  count,
  longText,
  name,
  offset,
  segmentId,
} from './common.ts';

export const segmentStatus = z.enum(['draft', 'final', 'adjudicated']);

export const segment = z.object({
  id: segmentId,
  articleId,
  textId: articleTextId,
  codeId,
  coderId,
  start: offset,
  end: offset,
  startCp: offset,
  endCp: offset,
  quote: z.string(),
  weight: z.number().nullable(),
  status: segmentStatus,
  memo: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  codebookVersion: count,
  createdAt: z.string(),
  modifiedAt: z.string(),
});

export const segmentRow = segment.extend({
  articleTitle: z.string(),
  outlet: z.string().nullable(),
  date: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
  codeName: z.string(),
  codePath: z.string(),
  codeColor: color,
  coderName: z.string(),
});

export const segmentDraft = z.object({
  id: segmentId.optional(),
  articleId,
  codeId,
  start: offset,
  end: offset,
  /** What `start` and `end` count: UTF-16 code units or Unicode code points. */
  unit: z.enum(['utf16', 'code-point']).default('utf16'),
  memo: longText.optional(),
  /** The acting coder when left out. */
  coderId: coderId.optional(),
  attributes: z.record(name, z.string().max(2000)).optional(),
});
export type SegmentDraft = z.input<typeof segmentDraft>;

export const segmentPatch = z
  .object({
    codeId,
    status: segmentStatus,
    weight: z.number().nullable(),
    /** Values by attribute name; an empty value removes it, a new name makes a new attribute. */
    attributes: z.record(name, z.string().max(2000)),
  })
  .partial();
export type SegmentPatch = z.input<typeof segmentPatch>;

export const segmentFilter = z
  .object({
    /** Words that the passage, its memo, or the article's title must contain. */
    text: z.string().max(500),
    articleIds: z.array(articleId),
    /** With everything below each of them. */
    codeIds: z.array(codeId),
    coderIds: z.array(coderId),
    outlets: z.array(z.string()),
    statuses: z.array(segmentStatus),
    dateFrom: z.string(),
    dateTo: z.string(),
    hasMemo: z.boolean(),
  })
  .partial();
export type SegmentFilter = z.infer<typeof segmentFilter>;

export const segmentSortKeys = [
  'article',
  'outlet',
  'date',
  'code',
  'coder',
  'text',
  'status',
  'createdAt',
  'modifiedAt',
  'position',
] as const;
export const segmentSort = z.object({ key: z.enum(segmentSortKeys), descending: z.boolean().default(false) });
export type SegmentSort = z.input<typeof segmentSort>;

export const segmentQuestion = z.object({
  filter: segmentFilter.default({}),
  sort: z.array(segmentSort).max(4).default([]),
});
export const segmentQuery = segmentQuestion.extend({
  offset: count.default(0),
  limit: z.number().int().min(1).max(2000).default(200),
});
export const segmentPage = z.object({ total: count, rows: z.array(segmentRow) });

export const codingsImportReport = z.object({
  found: count,
  created: count,
  duplicates: count,
  failed: z.array(z.object({ line: count, code: z.string(), message: z.string() })),
  revision: count,
});
export type CodingsImportReport = z.infer<typeof codingsImportReport>;

export const attribute = z.object({ id: attributeId, name: z.string(), position: count });
