import { z } from 'zod';
import { variableTypes } from '../../domain/coding/types.ts';
import { articleId, changed, count, name, variableId } from './common.ts';

export const variableType = z.enum(variableTypes);
export const variable = z.object({
  id: variableId,
  name: z.string(),
  type: variableType,
  choices: z.array(z.string()),
  position: count,
});
export const variableCreateInput = z.object({
  name,
  type: variableType.default('text'),
  choices: z.array(name).max(1000).default([]),
});
/** A type is changed only where every value that was given is one of the new type. */
export const variablePatch = z
  .object({ name, type: variableType, choices: z.array(name).max(1000), position: count })
  .partial();

export const variableValuesInput = z.object({ articleIds: z.array(articleId).optional() }).default({});
export const variableValue = z.object({ articleId, variableId, value: z.string() });
export type VariableValue = z.infer<typeof variableValue>;
export const variableSetInput = z.object({
  articleIds: z.array(articleId).min(1).max(100_000),
  variableId,
  value: z.string().max(10_000),
});

export const variablesImportReport = changed.extend({
  found: count,
  articles: count,
  values: count,
  created: z.array(z.string()),
  /** What was refused, cell by cell; the other cells of the line came in. */
  failed: z.array(z.object({ line: count, code: z.string(), message: z.string() })),
  /** What was done beyond taking values over: choices that were added, columns that were passed over. */
  notes: z.array(z.object({ code: z.string(), message: z.string(), count })),
});
export type VariablesImportReport = z.infer<typeof variablesImportReport>;
