import type { InterchangeFormat } from '../../../../shared/contract/schemas/interchange.ts';
import type { NoteTally } from '../note-tally.ts';
import type { InterchangePlan, PlannedCode, PlannedMemo } from '../plan.ts';

/** A plan of codes and nothing else. */
export function codebookPlan(
  format: InterchangeFormat,
  program: string,
  { codes, memos = [] }: { codes: readonly PlannedCode[]; memos?: readonly PlannedMemo[] },
  notes: NoteTally,
): InterchangePlan {
  return {
    format,
    program,
    title: null,
    coders: [],
    codes,
    variables: [],
    memos,
    sources: () => [],
    notes: () => notes.list(),
    close() {},
  };
}
