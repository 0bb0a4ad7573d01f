import type { MemoSubject } from '../../shared/domain/coding/types.ts';
import { engine } from './engine.ts';
import { queryClient } from './query-client.ts';

/**
 * Writes the acting coder's memo on anything; an empty text removes it. The memo of a coder's own coding is written by
 * `setSegmentMemo`, which shows it at once.
 */
export async function setMemo(subject: MemoSubject, subjectId: string | null, text: string): Promise<void> {
  await engine().memos.set({ subject, subjectId, text });
  await queryClient.invalidateQueries({ queryKey: ['memos'] });
}
