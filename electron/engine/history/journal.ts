import type { CoderId, JournalEntryId } from '../../../shared/domain/ids.ts';
import type { JournalEntry } from '../../../shared/contract/schemas/history.ts';
import { allRows, oneRow, runOne, type ReadableDb, type Row, type WritableDb } from '../store/database.ts';
import { isJournaledTable } from './journaled-tables.ts';
import type { RowChange } from './row-changes.ts';

export interface NewEntry {
  id: JournalEntryId;
  revision: number;
  time: string;
  coderId: CoderId;
  kind: 'do' | 'undo' | 'redo';
  command: string;
  label: string;
  targetId: JournalEntryId | null;
  isUndoable: boolean;
}

export interface EntryRow {
  revision: number;
  id: JournalEntryId;
  coder_id: CoderId;
  kind: 'do' | 'undo' | 'redo';
  command: string;
  label: string;
  is_undoable: 0 | 1;
  undone_at: number | null;
}

export function appendEntry(db: WritableDb, entry: NewEntry, changes: readonly RowChange[]): void {
  runOne(
    db,
    `INSERT INTO journal (revision, id, time, coder_id, kind, command, label, target_id, is_undoable)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.revision,
    entry.id,
    entry.time,
    entry.coderId,
    entry.kind,
    entry.command,
    entry.label,
    entry.targetId,
    entry.isUndoable ? 1 : 0,
  );
  appendChanges(db, entry.revision, 0, changes);
}

export function appendChanges(db: WritableDb, revision: number, first: number, changes: readonly RowChange[]): void {
  for (const [index, change] of changes.entries()) {
    runOne(
      db,
      'INSERT INTO journal_change (revision, sequence, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      revision,
      first + index,
      change.table,
      change.rowId,
      change.before === null ? null : JSON.stringify(change.before),
      change.after === null ? null : JSON.stringify(change.after),
    );
  }
}

/** The changes of an entry by their numbers, `from` on and before `to`. */
export function changesOf(db: ReadableDb, revision: number, from: number, to: number): RowChange[] {
  interface ChangeRow {
    table_name: string;
    row_id: string;
    before: string | null;
    after: string | null;
  }
  const rows = allRows<ChangeRow>(
    db,
    `SELECT table_name, row_id, before, after FROM journal_change
     WHERE revision = ? AND sequence >= ? AND sequence < ? ORDER BY sequence`,
    revision,
    from,
    to,
  );
  return rows.map((row) => {
    if (!isJournaledTable(row.table_name)) throw new Error(`The journal names an unknown table: ${row.table_name}`);
    return {
      table: row.table_name,
      rowId: row.row_id,
      before: row.before === null ? null : (JSON.parse(row.before) as Row),
      after: row.after === null ? null : (JSON.parse(row.after) as Row),
    };
  });
}

const entryColumns = 'revision, id, coder_id, kind, command, label, is_undoable, undone_at';

/** The newest entry that stands and can be taken back. */
export function nextUndo(db: ReadableDb, coderId: CoderId | null): EntryRow | undefined {
  return oneRow<EntryRow>(
    db,
    `SELECT ${entryColumns} FROM journal
     WHERE kind = 'do' AND is_undoable = 1 AND undone_at IS NULL AND (? IS NULL OR coder_id = ?)
     ORDER BY revision DESC LIMIT 1`,
    coderId,
    coderId,
  );
}

/** The entry that was taken back last, unless its coder has done something new since: then the branch is closed. */
export function nextRedo(db: ReadableDb, coderId: CoderId | null): EntryRow | undefined {
  return oneRow<EntryRow>(
    db,
    `SELECT ${entryColumns} FROM journal AS entry
     WHERE undone_at IS NOT NULL AND (? IS NULL OR coder_id = ?)
       AND NOT EXISTS (
         SELECT 1 FROM journal AS later
         WHERE later.kind = 'do' AND later.revision > entry.undone_at AND later.coder_id = entry.coder_id
       )
     ORDER BY undone_at DESC LIMIT 1`,
    coderId,
    coderId,
  );
}

export function listEntries(db: ReadableDb, limit: number, beforeRevision: number | null): JournalEntry[] {
  interface ListedRow extends Omit<JournalEntry, 'isUndoable' | 'isUndone'> {
    isUndoable: 0 | 1;
    isUndone: 0 | 1;
  }
  const rows = allRows<ListedRow>(
    db,
    `SELECT journal.id, journal.revision, journal.time, journal.coder_id AS coderId, coder.name AS coderName, journal.kind,
       journal.command, journal.label, journal.target_id AS targetId, journal.is_undoable AS isUndoable,
       journal.undone_at IS NOT NULL AS isUndone,
       (SELECT count(*) FROM journal_change WHERE journal_change.revision = journal.revision) AS changeCount
     FROM journal JOIN coder ON coder.id = journal.coder_id
     WHERE ? IS NULL OR journal.revision < ?
     ORDER BY journal.revision DESC LIMIT ?`,
    beforeRevision,
    beforeRevision,
    limit,
  );
  return rows.map((row) => ({ ...row, isUndoable: row.isUndoable === 1, isUndone: row.isUndone === 1 }));
}
