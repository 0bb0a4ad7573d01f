import { z } from 'zod';
import { coderId, color, count, longText, memoId, name, path, projectId } from './common.ts';

export const projectSummary = z.object({
  id: projectId,
  path,
  title: z.string(),
  mode: z.enum(['write', 'read']),
  /** Counts every change; the same number means the same data. */
  revision: count,
  codebookVersion: count,
  /** Who acts when a call names nobody. */
  coderId,
  createdAt: z.string(),
  articleCount: count,
  segmentCount: count,
});
export type ProjectSummary = z.infer<typeof projectSummary>;

export const capabilities = z.object({
  /** Native open and save dialogs, and paths of dropped files. */
  nativeDialogs: z.boolean(),
  revealInFolder: z.boolean(),
  /** Files of the page travel by upload. */
  upload: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;

export const greeting = z.object({
  version: z.string(),
  door: z.enum(['desktop', 'serve', 'cli', 'memory']),
  capabilities,
  /** Where a new project goes when nothing else is chosen; a folder. */
  defaultFolder: z.string(),
  project: projectSummary.nullable(),
});
export type Greeting = z.infer<typeof greeting>;

export const openInput = z.object({ path, mode: z.enum(['write', 'read']).default('write') });
export const createInput = z.object({
  path,
  title: name.optional(),
  coderName: name.optional(),
  sample: z.boolean().default(false),
});

export const recentProject = z.object({ path, title: z.string(), openedAt: z.string(), exists: z.boolean() });
export type RecentProject = z.infer<typeof recentProject>;

export const checkProblem = z.object({
  /** `integrity`, `foreign-key`, `quote-utf16`, `quote-code-point`, `text-hash`, `original-hash`, `full-text`. */
  kind: z.string(),
  subject: z.string(),
  message: z.string(),
});
export const checkReport = z.object({
  articles: count,
  segments: count,
  problems: z.array(checkProblem),
});
export type CheckReport = z.infer<typeof checkReport>;

export const coder = z.object({ id: coderId, name: z.string(), color, createdAt: z.string() });
export const coderRow = coder.extend({ segmentCount: count });
export type CoderRow = z.infer<typeof coderRow>;

export const memoSubject = z.enum(['project', 'article', 'code', 'segment']);
export const memo = z.object({
  id: memoId,
  subject: memoSubject,
  subjectId: z.string().nullable(),
  coderId,
  text: z.string(),
  createdAt: z.string(),
  modifiedAt: z.string(),
});
/** An empty text removes the memo. */
export const memoSetInput = z.object({
  subject: memoSubject,
  subjectId: z.string().nullable().default(null),
  text: longText,
});
