import { filledCell, textCell, type ForeignDatabase } from '../foreign-database.ts';
import type { PlannedMemo } from '../plan.ts';

export type StoredMemo = Omit<PlannedMemo, 'subject' | 'subjectKey'> & { subject: string; subjectId: string | null };

/** Memos whose `subject` or `subject_id` is this. */
export function memosOf(db: ForeignDatabase, column: 'subject' | 'subject_id', value: string): StoredMemo[] {
  const columns = ['id', 'subject', 'subject_id', 'coder_id', 'text', 'created_at', 'modified_at'];
  return db.rowsOf('memo', columns, column, value, ['created_at', 'id']).flatMap((row) => {
    const text = filledCell(row['text']);
    if (text === null) return [];
    return {
      key: textCell(row['id']),
      subject: textCell(row['subject']) ?? '',
      subjectId: textCell(row['subject_id']),
      coderKey: textCell(row['coder_id']),
      text,
      createdAt: textCell(row['created_at']),
      modifiedAt: textCell(row['modified_at']),
    };
  });
}
