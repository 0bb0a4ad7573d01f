import { z } from 'zod';
import { structureKinds } from '../../../../shared/domain/text/structure.ts';
import { articleStates, segmentStatuses, variableTypes } from '../../../../shared/domain/coding/types.ts';

/**
 * The private file inside our QDPX: one JSON document per line, for what REFI-QDA has no home for and for what XML cannot
 * say exactly (characters that XML 1.0 forbids). Whoever opens the file in another program loses nothing by ignoring it.
 * The XML stays the truth about what there is: this file only adds to what is found there, by id.
 */
export const extraName = 'parlance/extra.jsonl';
export const extraFormat = 1;

const text = z.string();
const maybe = text.nullable();

export const projectLine = z.object({
  kind: z.literal('project'),
  format: z.literal(extraFormat),
  id: text,
  title: text,
  revision: z.number(),
  codebookVersion: z.number(),
});
export const coderLine = z.object({ kind: z.literal('coder'), id: text, name: text, color: text, createdAt: text });
export const codeLine = z.object({
  kind: z.literal('code'),
  id: text,
  name: text,
  definition: text,
  include: text,
  exclude: text,
  example: text,
  value: z.number().nullable(),
  key: maybe,
  retiredAt: maybe,
  createdAt: text,
  modifiedAt: text,
});
export const attributeLine = z.object({ kind: z.literal('attribute'), id: text, name: text });
export const variableLine = z.object({
  kind: z.literal('variable'),
  id: text,
  name: text,
  type: z.enum(variableTypes),
  choices: z.array(text),
});
/** A memo whose words XML cannot carry as they are. */
export const memoLine = z.object({ kind: z.literal('memo'), id: text, text });

const structureSpan = z.object({
  kind: z.enum(structureKinds),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  level: z.number().optional(),
  href: z.string().optional(),
});
export const segmentExtra = z.object({
  id: text,
  weight: z.number().optional(),
  status: z.enum(segmentStatuses).optional(),
  version: z.number().optional(),
  modified: text.optional(),
  attributes: z.record(text, text).optional(),
});
export const articleLine = z.object({
  kind: z.literal('article'),
  id: text,
  title: text,
  byline: maybe,
  outlet: maybe,
  section: maybe,
  date: maybe,
  datePrecision: z.enum(['year', 'month', 'day', 'minute']).nullable(),
  url: maybe,
  language: maybe,
  direction: z.enum(['ltr', 'rtl']),
  sourceId: maybe,
  fileName: maybe,
  duplicateOf: maybe,
  textHash: text,
  provenance: z.record(text, text),
  structure: z.array(structureSpan),
  states: z.record(text, z.enum(articleStates)),
  values: z.record(text, text),
  segments: z.array(segmentExtra),
});

export type ProjectLine = z.infer<typeof projectLine>;
export type CoderLine = z.infer<typeof coderLine>;
export type CodeLine = z.infer<typeof codeLine>;
export type AttributeLine = z.infer<typeof attributeLine>;
export type VariableLine = z.infer<typeof variableLine>;
export type MemoLine = z.infer<typeof memoLine>;
export type ArticleLine = z.infer<typeof articleLine>;
export type SegmentExtra = z.infer<typeof segmentExtra>;
export type ExtraLine = ProjectLine | CoderLine | CodeLine | AttributeLine | VariableLine | MemoLine | ArticleLine;
