import { z } from 'zod';
import { count } from './common.ts';
import { projectSummary } from './project.ts';

const touched = z.union([z.array(z.string()), z.literal('all')]);

/** Ids that a change touched, by kind; kinds that it left alone are missing. */
export const touchedThings = z
  .object({
    project: touched,
    coders: touched,
    articles: touched,
    codes: touched,
    segments: touched,
    attributes: touched,
    memos: touched,
    variables: touched,
    recipes: touched,
    imports: touched,
    /** Articles whose codings changed. */
    codedArticles: touched,
  })
  .partial();
export type TouchedThings = z.infer<typeof touchedThings>;

export const engineEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), revision: count, touched: touchedThings }),
  z.object({ kind: z.literal('project'), project: projectSummary.nullable() }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;
