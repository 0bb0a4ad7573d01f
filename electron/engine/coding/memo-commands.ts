import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { MemoSubject } from '../../../shared/domain/coding/types.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import type { CommandOutcome, CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import { oneRow, type ReadableDb } from '../store/database.ts';
import { findMemo } from '../store/queries/memos.ts';

export interface MemoText {
  subject: MemoSubject;
  subjectId: string | null;
  text: string;
}

/** Writes, changes or (with an empty text) removes the acting coder's memo. */
export function setMemo(project: OpenProject, memo: MemoText): CommandOutcome<void> {
  const isRemoval = memo.text.trim() === '';
  const label = `${isRemoval ? 'Remove the memo' : 'Write a memo'} on ${describe(memo.subject)}`;
  return project.command({ command: 'memos.set', label }, (scope) => {
    assertSubject(scope.db, memo);
    writeMemo(scope, memo, project.coderId);
  });
}

/** The part that other commands share: coding with a memo is one step. */
export function writeMemo({ db, record, time, newId }: CommandScope, memo: MemoText, coderId: CoderId): void {
  const text = memo.text.trim() === '' ? '' : memo.text;
  const existing = findMemo(db, memo.subject, memo.subjectId, coderId);
  if (existing && text === '') record.remove('memo', existing.id);
  else if (existing && existing.text !== text) record.update('memo', existing.id, { text, modified_at: time });
  else if (!existing && text !== '') {
    record.insert('memo', {
      id: newId(),
      subject: memo.subject,
      subject_id: memo.subjectId,
      coder_id: coderId,
      text,
      created_at: time,
      modified_at: time,
    });
  }
}

function describe(subject: MemoSubject): string {
  if (subject === 'project') return 'the project';
  if (subject === 'article') return 'an article';
  return subject === 'code' ? 'a code' : 'a passage';
}

function assertSubject(db: ReadableDb, { subject, subjectId }: MemoText): void {
  if (subject === 'project') {
    if (subjectId === null) return;
    throw new ParlanceError('call.invalid', 'A memo on the project names no other thing. Nothing was changed.');
  }
  const found = subjectId !== null && oneRow(db, `SELECT 1 FROM ${subject} WHERE id = ?`, subjectId);
  if (found) return;
  throw new ParlanceError(
    `${subject}.not-found`,
    `The ${subject === 'segment' ? 'passage' : subject} for this memo is not in the project any more.`,
    {
      details: { subject, subjectId },
    },
  );
}
