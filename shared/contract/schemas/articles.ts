import { z } from 'zod';
import { structureKinds } from '../../domain/text/structure.ts';
import { articleId, articleTextId, count, importRunId, isoDate, language, name, offset } from './common.ts';

export const articleState = z.enum(['not-started', 'in-progress', 'done']);
export const datePrecision = z.enum(['year', 'month', 'day', 'minute']);

export const articleSummary = z.object({
  id: articleId,
  title: z.string(),
  byline: z.string().nullable(),
  outlet: z.string().nullable(),
  section: z.string().nullable(),
  date: z.string().nullable(),
  datePrecision: datePrecision.nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
  words: count,
  characters: count,
  textId: articleTextId,
  textHash: z.string(),
  duplicateOf: articleId.nullable(),
  fileName: z.string().nullable(),
  format: z.string().nullable(),
  importRunId: importRunId.nullable(),
  createdAt: z.string(),
  state: articleState,
  segmentCount: count,
});

export const structureSpan = z.object({
  kind: z.enum(structureKinds),
  start: offset,
  end: offset,
  level: z.number().int().optional(),
  href: z.string().optional(),
});

export const articleDocument = articleSummary.extend({
  text: z.string(),
  textVersion: count,
  structure: z.array(structureSpan),
});
export type ArticleDocument = z.infer<typeof articleDocument>;

export const articlePatch = z
  .object({
    title: name,
    byline: name.nullable(),
    outlet: name.nullable(),
    section: name.nullable(),
    date: isoDate.nullable(),
    url: z
      .string()
      .regex(/^https?:\/\//i)
      .max(4096)
      .nullable(),
    language: language.nullable(),
  })
  .partial();
export type ArticlePatch = z.infer<typeof articlePatch>;
