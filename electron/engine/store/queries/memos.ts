import type { Memo, MemoSubject } from '../../../../shared/domain/coding/types.ts';
import type { CoderId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

const columns = `id, subject, subject_id AS subjectId, coder_id AS coderId, text, created_at AS createdAt,
  modified_at AS modifiedAt`;

export function listMemos(db: ReadableDb, subject: MemoSubject | null): Memo[] {
  return allRows<Memo>(
    db,
    `SELECT ${columns} FROM memo WHERE ? IS NULL OR subject = ? ORDER BY created_at, id`,
    subject,
    subject,
  );
}

export function findMemo(
  db: ReadableDb,
  subject: MemoSubject,
  subjectId: string | null,
  coderId: CoderId,
): Memo | undefined {
  return oneRow<Memo>(
    db,
    `SELECT ${columns} FROM memo WHERE subject = ? AND subject_id IS ? AND coder_id = ?`,
    subject,
    subjectId,
    coderId,
  );
}

export function memosOn(db: ReadableDb, subject: MemoSubject, subjectId: string): { id: string }[] {
  return allRows(db, 'SELECT id FROM memo WHERE subject = ? AND subject_id = ?', subject, subjectId);
}
