import { z } from 'zod';
import type {
  ArticleId,
  ArticleTextId,
  AttributeId,
  CodeId,
  CoderId,
  ImportRunId,
  JournalEntryId,
  MemoId,
  ProjectId,
  RecipeId,
  SegmentId,
  VariableId,
} from '../../domain/ids.ts';

// Policy of the page forbids eval, so zod must not compile its validators there.
z.config({ jitless: true });

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function id<T extends string>(): z.ZodType<T, string> {
  return z.string().regex(idPattern) as unknown as z.ZodType<T, string>;
}

export const projectId = id<ProjectId>();
export const coderId = id<CoderId>();
export const articleId = id<ArticleId>();
export const articleTextId = id<ArticleTextId>();
export const codeId = id<CodeId>();
export const segmentId = id<SegmentId>();
export const attributeId = id<AttributeId>();
export const variableId = id<VariableId>();
export const recipeId = id<RecipeId>();
export const memoId = id<MemoId>();
export const importRunId = id<ImportRunId>();
export const journalEntryId = id<JournalEntryId>();

export const color = z.string().regex(/^#[0-9a-f]{6}$/i);
export const offset = z.number().int().min(0);
export const count = z.number().int().min(0);
/** A name that people read: no line breaks, blanks at the ends removed. */
export const name = z
  .string()
  .transform((value) => value.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).max(300));
export const longText = z.string().max(2_000_000);
export const path = z.string().min(1).max(4096);
/** A year, month, day or minute in ISO 8601. */
export const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?)?)?$/);
export const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** Answer of every procedure that changes the project. */
export const changed = z.object({ revision: count });
