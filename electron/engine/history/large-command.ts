import type { JournalEntryId } from '../../../shared/domain/ids.ts';
import type { TouchedThings } from '../../../shared/contract/schemas/events.ts';
import { runOne, scalar, type WritableDb } from '../store/database.ts';
import { appendChanges, appendEntry } from './journal.ts';
import type { JournaledTableName } from './journaled-tables.ts';
import { createRecorder, type Recorder, type RowChange } from './row-changes.ts';
import { touchedByTables } from './touched-tables.ts';
import { countUp, type CommandScope, type CommandSpec, type CommandTools } from './run-command.ts';

export interface LargeCommandOutcome<T> {
  result: T;
  revision: number;
  touched: TouchedThings;
}

/** So many changes are held before they go into the journal. */
const mostPending = 1000;

/**
 * Runs a command whose changes are too many to be held in memory: one journal entry, as every command has, into which
 * the changes flow while they are made. For use inside the caller's transaction.
 */
export function runLargeCommand<T>(
  db: WritableDb,
  tools: CommandTools,
  spec: CommandSpec<T>,
  body: (scope: CommandScope) => T,
): LargeCommandOutcome<T> {
  const before = scalar<number>(db, 'SELECT revision FROM project');
  const time = tools.now().toISOString();
  const pages = createJournalPages(db, tools, { ...spec, revision: before + 1, time });
  const codebookVersion = scalar<number>(db, 'SELECT codebook_version FROM project');
  const result = body({ db, record: pages.record, time, newId: tools.newId, codebookVersion });
  const { isEmpty, codeChanges, touched } = pages.finish();
  if (isEmpty) return { result, revision: before, touched };
  if (typeof spec.label !== 'string')
    runOne(db, 'UPDATE journal SET label = ? WHERE revision = ?', spec.label(result), before + 1);
  countUp(db, codeChanges);
  return { result, revision: before + 1, touched };
}

interface NewEntry extends Omit<CommandSpec<never>, 'label'> {
  revision: number;
  time: string;
}

function createJournalPages(
  db: WritableDb,
  tools: CommandTools,
  { revision, time, ...spec }: NewEntry & { label: unknown },
) {
  const pending: RowChange[] = [];
  // A codebook is small, and what it means decides its version.
  const codeChanges: RowChange[] = [];
  const tables = new Set<JournaledTableName>();
  let recorded = 0;

  const flush = (): void => {
    if (pending.length === 0) return;
    if (recorded === 0) {
      const { command, coderId, isUndoable = true } = spec;
      const label = typeof spec.label === 'string' ? spec.label : command;
      const id = tools.newId() as JournalEntryId;
      appendEntry(db, { id, revision, time, coderId, kind: 'do', command, label, targetId: null, isUndoable }, []);
    }
    appendChanges(db, revision, recorded, pending);
    recorded += pending.length;
    for (const change of pending) {
      tables.add(change.table);
      if (change.table === 'code') codeChanges.push(change);
    }
    pending.length = 0;
  };
  const inner = createRecorder(db, pending);
  const flushed =
    <Args extends unknown[], Result>(action: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = action(...args);
      if (pending.length >= mostPending) flush();
      return result;
    };
  const record: Recorder = {
    insert: flushed((table, row) => inner.insert(table, row)),
    update: flushed((table, rowId, patch) => inner.update(table, rowId, patch)),
    remove: flushed((table, rowId) => inner.remove(table, rowId)),
    note: flushed((change) => inner.note(change)),
  };
  return {
    record,
    finish() {
      flush();
      return { isEmpty: recorded === 0, codeChanges, touched: touchedByTables(tables) };
    },
  };
}
