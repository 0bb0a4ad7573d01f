import { z } from 'zod';
import { coderId, count, journalEntryId } from './common.ts';

export const journalEntry = z.object({
  id: journalEntryId,
  revision: count,
  time: z.string(),
  coderId,
  coderName: z.string(),
  /** `do` for a command, `undo` and `redo` for what takes one back or brings it again. */
  kind: z.enum(['do', 'undo', 'redo']),
  command: z.string(),
  label: z.string(),
  /** The entry that an undo or redo is about. */
  targetId: journalEntryId.nullable(),
  isUndoable: z.boolean(),
  isUndone: z.boolean(),
  changeCount: count,
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const historyStep = z.object({ entryId: journalEntryId, label: z.string() });
/** What the next undo and redo would do. */
export const historyState = z.object({ undo: historyStep.nullable(), redo: historyStep.nullable() });
export type HistoryState = z.infer<typeof historyState>;

/** Without a coder: the last change of all. */
export const historyInput = z.object({ coderId: coderId.optional() }).default({});
export const historyResult = z.object({
  revision: count,
  entryId: journalEntryId,
  label: z.string(),
  /** Articles that the step touched, so that a window can show one of them. */
  articleIds: z.array(z.string()),
});
