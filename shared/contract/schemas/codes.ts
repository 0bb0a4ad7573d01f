import { z } from 'zod';
import { codeId, color, count, longText, name } from './common.ts';

const codeKey = z
  .string()
  .transform((value) => value.toLowerCase())
  .pipe(z.string().regex(/^[\p{L}\p{N}]$/u));

export const code = z.object({
  id: codeId,
  parentId: codeId.nullable(),
  name: z.string(),
  color,
  definition: z.string(),
  include: z.string(),
  exclude: z.string(),
  example: z.string(),
  value: z.number().nullable(),
  key: z.string().nullable(),
  position: count,
  retiredAt: z.string().nullable(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  segmentCount: count,
});

const codeFields = z.object({
  name,
  color,
  definition: longText,
  include: longText,
  exclude: longText,
  example: longText,
  value: z.number().nullable(),
  key: codeKey.nullable(),
});

export const codeCreateInput = codeFields.partial().extend({
  /** Made by the caller when it wants to show the code before the answer comes. */
  id: codeId.optional(),
  name,
  parentId: codeId.nullable().default(null),
});
export const codePatch = codeFields.partial();
export type CodePatch = z.infer<typeof codePatch>;
export const codeMoveInput = z.object({
  id: codeId,
  parentId: codeId.nullable(),
  /** Place among the new siblings, counted without the code itself; the end when left out. */
  position: count.optional(),
});

export const codebookImportReport = z.object({
  created: count,
  updated: count,
  unchanged: count,
  failed: z.array(z.object({ line: count, code: z.string(), message: z.string() })),
  revision: count,
});
export type CodebookImportReport = z.infer<typeof codebookImportReport>;
