import type { CoderId } from '../../../../shared/domain/ids.ts';
import type { MemoSubject } from '../../../../shared/domain/coding/types.ts';
import { findMemo } from '../../store/queries/memos.ts';
import { oneRow, type ReadableDb } from '../../store/database.ts';
import { idOfKey, timeOr } from '../plan-values.ts';
import { coderOf, isMerge, type TakenThings, type Taking } from './taking.ts';

export interface MemoToTake {
  subject: MemoSubject;
  subjectId: string | null;
  coderId: CoderId;
  text: string;
  key?: string | null | undefined;
  createdAt: string | null;
  modifiedAt: string | null;
  /** Names the subject in a note. */
  of: string;
}

/**
 * There is one memo per subject and coder: more than one are joined by a blank line. Where theirs is ours in another
 * state (the same id, or in a merge), ours stays as it is.
 */
export function createMemoTaker(taking: Taking): (memo: MemoToTake) => void {
  const { db, record, time, newId } = taking.scope;
  const made = new Set<string>();
  return ({ of, text: given, key, createdAt, modifiedAt, ...place }) => {
    const text = given.trim() === '' ? '' : given;
    if (text === '') return;
    const ours = findMemo(db, place.subject, place.subjectId, place.coderId);
    if (!ours) {
      const id = freeMemoId(db, key) ?? newId();
      const row = { id, subject: place.subject, subject_id: place.subjectId, coder_id: place.coderId, text };
      const created = timeOr(createdAt, time);
      record.insert('memo', { ...row, created_at: created, modified_at: timeOr(modifiedAt, created) });
      made.add(id);
      taking.added.memos += 1;
    } else if (holdsMemo(ours.text, text)) {
      taking.known.memos += 1;
    } else if (!made.has(ours.id) && (key ? idOfKey(key) === ours.id : isMerge(taking))) {
      taking.known.memos += 1;
      taking.notes.add('memo-differs', 'A memo by the same coder reads otherwise there; ours was kept.', of);
    } else {
      record.update('memo', ours.id, { text: `${ours.text}\n\n${text}`, modified_at: timeOr(modifiedAt, time) });
      taking.added.memos += 1;
      taking.notes.add('memos-joined', 'Several memos of one coder on one thing were joined into one.', of);
    }
  };
}

function freeMemoId(db: ReadableDb, key: string | null | undefined): string | null {
  const id = idOfKey(key ?? null);
  return id !== null && !oneRow(db, 'SELECT 1 FROM memo WHERE id = ?', id) ? id : null;
}

function holdsMemo(ours: string, theirs: string): boolean {
  return `\n\n${ours}\n\n`.includes(`\n\n${theirs}\n\n`);
}

/** Memos on the project and on codes. */
export function applyMemos(taking: Taking, things: TakenThings, take: (memo: MemoToTake) => void): void {
  for (const memo of taking.plan.memos) {
    const isOnProject = memo.subject === 'project';
    const codeId = memo.subjectKey === null ? undefined : things.codes.get(memo.subjectKey);
    if (!isOnProject && (memo.subject !== 'code' || codeId === undefined)) {
      taking.notes.add('memo-without-subject', 'What a memo was written on is missing; it was left out.', memo.text);
      continue;
    }
    const of = isOnProject ? 'project' : (taking.plan.codes.find(({ key }) => key === memo.subjectKey)?.name ?? '');
    const place = { subject: memo.subject, subjectId: isOnProject ? null : codeId!, of };
    take({ ...memo, ...place, coderId: coderOf(taking, things, memo.coderKey) });
  }
}
