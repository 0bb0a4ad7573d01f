import { z } from 'zod';
import { articleId, count, importRunId, path } from './common.ts';

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
