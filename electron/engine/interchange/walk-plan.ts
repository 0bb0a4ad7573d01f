import { setImmediate as nextTurn } from 'node:timers/promises';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { InterchangeEvent, InterchangeSummary } from '../../../shared/contract/schemas/interchange.ts';
import type { InterchangePlan } from './plan.ts';

/** Between so many sources everybody else has a turn, and a cancel is heard. */
const sourcesPerTurn = 32;

/**
 * Reads a plan to its end without keeping it: what it holds, and all that its reader has to say about it. Yields how far
 * it is.
 */
export async function* walkPlan(
  plan: InterchangePlan,
  signal: AbortSignal,
): AsyncGenerator<Extract<InterchangeEvent, { kind: 'progress' }>, InterchangeSummary, undefined> {
  const counts = {
    articles: 0,
    codes: plan.codes.length,
    segments: 0,
    coders: plan.coders.length,
    memos: plan.memos.length,
    variables: plan.variables.length,
  };
  for (const source of plan.sources()) {
    counts.articles += 1;
    counts.segments += source.segments.length;
    counts.memos += source.memos.length;
    for (const { memo, otherMemos = [] } of source.segments) {
      counts.memos += otherMemos.length + (memo !== null && memo.trim() !== '' ? 1 : 0);
    }
    if (counts.articles % sourcesPerTurn !== 0) continue;
    yield { kind: 'progress', articles: counts.articles, segments: counts.segments };
    await nextTurn();
    assertNotCancelled(signal);
  }
  yield { kind: 'progress', articles: counts.articles, segments: counts.segments };
  await nextTurn();
  assertNotCancelled(signal);
  const { format, program, title } = plan;
  // A copy: what a second walk finds again is not to be counted twice.
  return { format, program, title, counts, notes: plan.notes().map((note) => ({ ...note, items: [...note.items] })) };
}

function assertNotCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ParlanceError('call.cancelled', 'Cancelled. Nothing was taken over.');
}
