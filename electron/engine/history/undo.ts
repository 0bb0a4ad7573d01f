import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';
import type { CoderId, JournalEntryId } from '../../../shared/domain/ids.ts';
import { runOne, scalar, type ReadableDb, type Row, type WritableDb } from '../store/database.ts';
import { isConstraintError } from '../store/sqlite-errors.ts';
import { appendChanges, appendEntry, changesOf, nextRedo, nextUndo, type EntryRow } from './journal.ts';
import type { JournaledTableName } from './journaled-tables.ts';
import { insertRow, readRow, removeRow, updateRow, type RowChange } from './row-changes.ts';
import { countUp, type CommandTools } from './run-command.ts';
import { touchedByTables } from './touched-tables.ts';

export interface HistoryOutcome {
  entryId: JournalEntryId;
  label: string;
  revision: number;
  /** What was changed; none where that is too much to be held, and `touched` tells the kinds instead. */
  changes: readonly RowChange[];
  touched: TouchedThings | null;
}

/** So many changes are held in memory, and made at a time. */
const pageSize = 1000;

/** Takes back the coder's last change; without a coder, the last change of all. */
export function undo(db: WritableDb, tools: CommandTools, actor: CoderId, coderId: CoderId | null): HistoryOutcome {
  return db
    .transaction(() => {
      const entry = nextUndo(db, coderId);
      if (!entry) throw new ParlanceError('history.nothing-to-undo', 'There is nothing to undo.');
      return travel(db, tools, actor, entry, 'undo');
    })
    .immediate();
}

/** Brings back what was undone last. */
export function redo(db: WritableDb, tools: CommandTools, actor: CoderId, coderId: CoderId | null): HistoryOutcome {
  return db
    .transaction(() => {
      const entry = nextRedo(db, coderId);
      if (!entry) throw new ParlanceError('history.nothing-to-redo', 'There is nothing to redo.');
      return travel(db, tools, actor, entry, 'redo');
    })
    .immediate();
}

function travel(
  db: WritableDb,
  tools: CommandTools,
  actor: CoderId,
  entry: EntryRow,
  kind: 'undo' | 'redo',
): HistoryOutcome {
  const revision = scalar<number>(db, 'SELECT revision FROM project') + 1;
  const verb = kind === 'undo' ? 'Undo' : 'Redo';
  appendEntry(
    db,
    {
      id: tools.newId() as JournalEntryId,
      revision,
      time: tools.now().toISOString(),
      coderId: actor,
      kind,
      command: `history.${kind}`,
      label: `${verb}: ${entry.label}`,
      targetId: entry.id,
      isUndoable: false,
    },
    [],
  );
  const { codeChanges, ...made } = makeChanges(db, entry, kind, revision);
  runOne(db, 'UPDATE journal SET undone_at = ? WHERE revision = ?', kind === 'undo' ? revision : null, entry.revision);
  countUp(db, codeChanges);
  return { entryId: entry.id, label: entry.label, revision, ...made };
}

/** Makes the changes of an entry and records them under `revision`, a page at a time. */
function makeChanges(db: WritableDb, entry: EntryRow, kind: 'undo' | 'redo', revision: number) {
  const codeChanges: RowChange[] = [];
  const tables = new Set<JournaledTableName>();
  let changes: RowChange[] = [];
  let made = 0;
  for (const page of pagesOf(db, entry.revision, kind)) {
    for (const change of page) {
      applyChange(db, change, entry, kind);
      tables.add(change.table);
      if (change.table === 'code') codeChanges.push(change);
    }
    appendChanges(db, revision, made, page);
    changes = made === 0 ? page : [];
    made += page.length;
  }
  return { codeChanges, changes, touched: changes.length === made ? null : touchedByTables(tables) };
}

/** The changes in the order in which they are to be made: an undo goes backwards. */
function* pagesOf(db: ReadableDb, revision: number, kind: 'undo' | 'redo'): Generator<RowChange[]> {
  const count = scalar<number>(db, 'SELECT count(*) FROM journal_change WHERE revision = ?', revision);
  for (let done = 0; done < count; done += pageSize) {
    const [from, to] = kind === 'undo' ? [count - done - pageSize, count - done] : [done, done + pageSize];
    const recorded = changesOf(db, revision, from, to);
    yield kind === 'undo' ? recorded.toReversed().map(inverse) : recorded;
  }
}

function inverse(change: RowChange): RowChange {
  return { table: change.table, rowId: change.rowId, before: change.after, after: change.before };
}

/** Makes one recorded change, if the row still is as the change found it. */
function applyChange(db: WritableDb, change: RowChange, entry: EntryRow, kind: 'undo' | 'redo'): void {
  const { table, rowId, before, after } = change;
  const current = readRow(db, table, rowId);
  if (isKeptCoder(change, current)) return;
  if (before === null ? current !== undefined : !current || !holds(current, before))
    throw conflict(change, entry, kind);
  try {
    if (after === null) removeRow(db, table, rowId);
    else if (before === null) insertRow(db, table, after);
    else updateRow(db, table, rowId, after);
  } catch (error) {
    if (!isConstraintError(error)) throw error;
    // A coder who acts, or whom the journal names by now, stays: one more name in a list does no harm.
    if (table === 'coder' && after === null) return;
    throw conflict(change, entry, kind, error);
  }
}

/** Redo of a coder who stayed when the step was undone. */
function isKeptCoder({ table, before, after }: RowChange, current: Row | undefined): boolean {
  return (
    table === 'coder' && before === null && current !== undefined && after !== null && current['name'] === after['name']
  );
}

function holds(current: Row, expected: Row): boolean {
  return Object.entries(expected).every(([column, value]) => current[column] === value);
}

function conflict(change: RowChange, entry: EntryRow, kind: 'undo' | 'redo', cause?: unknown): ParlanceError {
  return new ParlanceError(
    'history.conflict',
    `“${entry.label}” cannot be ${kind === 'undo' ? 'undone' : 'redone'}: what it changed was changed again since, or is in use. Nothing was changed.`,
    { details: { entryId: entry.id, table: change.table, rowId: change.rowId }, cause },
  );
}
