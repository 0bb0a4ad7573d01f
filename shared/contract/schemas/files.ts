import { z } from 'zod';
import { articleId, codeId, coderId, count, importRunId, path } from './common.ts';

export const importInput = z.object({
  paths: z.array(path).min(1),
  recursive: z.boolean().default(true),
  format: z.string().optional(),
  encoding: z.string().optional(),
});

export const importFailure = z.object({ file: z.string(), code: z.string(), message: z.string() });
export const importReport = z.object({
  id: importRunId,
  startedAt: z.string(),
  finishedAt: z.string(),
  wasCancelled: z.boolean(),
  sources: z.array(z.string()),
  /** `imported + duplicates + failed.length`: every article of a readable file and every file that was refused. */
  found: count,
  imported: count,
  duplicates: count,
  failed: z.array(importFailure),
  articles: z.array(z.object({ id: articleId, title: z.string(), file: z.string() })),
  duplicateOf: z.array(z.object({ file: z.string(), title: z.string(), articleId })),
  warnings: z.array(importFailure),
});
export type ImportReport = z.infer<typeof importReport>;

export const importRunSummary = importReport
  .omit({ articles: true, duplicateOf: true, warnings: true, failed: true })
  .extend({
    failed: count,
    warnings: count,
  });
export type ImportRunSummary = z.infer<typeof importRunSummary>;

export const importProgress = z.object({
  kind: z.literal('progress'),
  /** Files seen so far; final once `isCounted`. */
  files: count,
  isCounted: z.boolean(),
  done: count,
  imported: count,
  duplicates: count,
  failed: count,
  currentFile: z.string().nullable(),
});
export const importEvent = z.discriminatedUnion('kind', [
  importProgress,
  z.object({ kind: z.literal('report'), report: importReport, revision: count }),
]);
export type ImportEvent = z.infer<typeof importEvent>;

export const exportUnits = ['article', 'paragraph', 'sentence'] as const;
export const exportOptions = z.object({
  format: z.enum(['csv']).default('csv'),
  unit: z.enum(exportUnits).default('article'),
  /** Byte-order mark, which makes Excel read UTF-8. */
  bom: z.boolean().default(false),
  /** A leading `=`, `+`, `-`, `@`, tab or carriage return gets an apostrophe: changes data. */
  excelSafe: z.boolean().default(false),
  delimiter: z.enum([',', ';', '\t']).default(','),
  decimal: z.enum(['.', ',']).default('.'),
  finalOnly: z.boolean().default(false),
  coderIds: z.array(coderId).optional(),
  codeIds: z.array(codeId).optional(),
  articleIds: z.array(articleId).optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;
export const exportInput = z.object({
  to: path,
  overwrite: z.boolean().default(false),
  options: exportOptions.prefault({}),
});

export const exportReport = z.object({
  folder: path,
  revision: count,
  files: z.array(z.object({ name: z.string(), rows: count.nullable(), bytes: count })),
});
export type ExportReport = z.infer<typeof exportReport>;
export const exportEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), file: z.string(), rows: count }),
  z.object({ kind: z.literal('report'), report: exportReport }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;
