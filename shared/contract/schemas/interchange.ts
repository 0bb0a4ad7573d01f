import { z } from 'zod';
import { count, path } from './common.ts';

/** Projects of other programs, and codebooks, that can be read. */
export const interchangeFormats = [
  'qdpx',
  'qdc',
  'parlance',
  'qualcoder',
  'taguette',
  'inception',
  'catma',
  'label-studio',
  'doccano',
  'codebook-table',
  'maxqda-codebook',
  'indented-text',
] as const;
export type InterchangeFormat = (typeof interchangeFormats)[number];

export const interchangeCounts = z.object({
  articles: count,
  codes: count,
  segments: count,
  coders: count,
  memos: count,
  variables: count,
});
export type InterchangeCounts = z.infer<typeof interchangeCounts>;

/** Something that was not taken over, or only in another form, and how often. */
export const interchangeNote = z.object({
  code: z.string(),
  message: z.string(),
  count,
  /** Names of the things that are meant; the first hundred. */
  items: z.array(z.string()),
});
export type InterchangeNote = z.infer<typeof interchangeNote>;

export const interchangeSummary = z.object({
  format: z.enum(interchangeFormats),
  /** As the file names it: `NVivo 14`, `ATLAS.ti 23`. */
  program: z.string(),
  title: z.string().nullable(),
  counts: interchangeCounts,
  notes: z.array(interchangeNote),
});
export type InterchangeSummary = z.infer<typeof interchangeSummary>;

export const interchangeInput = z.object({
  path,
  format: z.enum(interchangeFormats).optional(),
  /** A trial tells what would come in and writes nothing. */
  isTrial: z.boolean().default(false),
});
export const interchangeReport = interchangeSummary.extend({
  /** What the project has gained; what stood there already is in `known`. */
  added: interchangeCounts,
  known: interchangeCounts,
  revision: count,
});
export type InterchangeReport = z.infer<typeof interchangeReport>;
export const interchangeEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), articles: count, segments: count }),
  z.object({ kind: z.literal('report'), report: interchangeReport }),
]);
export type InterchangeEvent = z.infer<typeof interchangeEvent>;

export const rehydrateInput = z.object({
  /** The replication package: its folder, or the `.zip` of it. */
  from: path,
  /** The colleague's own copies of the articles: files and folders. */
  articles: z.array(path).min(1),
  /** The project that is made. */
  to: path,
});
export const rehydratedArticle = z.object({
  articleId: z.string(),
  /** Title where the package tells it, otherwise the id. */
  title: z.string(),
  outcome: z.enum(['exact', 're-anchored', 'missing']),
  file: z.string().nullable(),
  segments: z.object({ exact: count, reAnchored: count, lost: count }),
});
export const rehydrateReport = z.object({
  project: path,
  articles: z.array(rehydratedArticle),
  notes: z.array(interchangeNote),
});
export type RehydrateReport = z.infer<typeof rehydrateReport>;
export const rehydrateEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), files: count, matched: count }),
  z.object({ kind: z.literal('report'), report: rehydrateReport }),
]);
export type RehydrateEvent = z.infer<typeof rehydrateEvent>;
