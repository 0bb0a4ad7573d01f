import type { CoderId, JournalEntryId } from '../../../shared/domain/ids.ts';
import { run, runOne, scalar, type WritableDb } from '../store/database.ts';
import { appendEntry } from './journal.ts';
import { createRecorder, type Recorder, type RowChange } from './row-changes.ts';

export interface CommandSpec<T> {
  /** `area.verb`, as in the contract. */
  command: string;
  /** What the history shows; may name what came out. */
  label: string | ((result: T) => string);
  coderId: CoderId;
  isUndoable?: boolean;
}

/** What a command may use: the connection for reading, the recorder for writing, one time for all of its rows. */
export interface CommandScope {
  db: WritableDb;
  record: Recorder;
  time: string;
  newId: () => string;
  codebookVersion: number;
}

export interface CommandOutcome<T> {
  result: T;
  revision: number;
  changes: readonly RowChange[];
}

export interface CommandTools {
  now: () => Date;
  newId: () => string;
}

/**
 * Runs a command in one transaction: rows, journal entry, revision. The inverse is the rows before; nothing has to be
 * written twice. A command that changes nothing leaves no entry and no revision.
 */
export function runCommand<T>(
  db: WritableDb,
  tools: CommandTools,
  spec: CommandSpec<T>,
  body: (scope: CommandScope) => T,
): CommandOutcome<T> {
  const changes: RowChange[] = [];
  return db
    .transaction((): CommandOutcome<T> => {
      const revision = scalar<number>(db, 'SELECT revision FROM project');
      const time = tools.now().toISOString();
      const codebookVersion = scalar<number>(db, 'SELECT codebook_version FROM project');
      const result = body({ db, record: createRecorder(db, changes), time, newId: tools.newId, codebookVersion });
      if (changes.length === 0) return { result, revision, changes };
      const entry = {
        id: tools.newId() as JournalEntryId,
        revision: revision + 1,
        time,
        coderId: spec.coderId,
        kind: 'do' as const,
        command: spec.command,
        label: typeof spec.label === 'string' ? spec.label : spec.label(result),
        targetId: null,
        isUndoable: spec.isUndoable ?? true,
      };
      appendEntry(db, entry, changes);
      countUp(db, changes);
      return { result, revision: entry.revision, changes };
    })
    .immediate();
}

const meaningOfCode = new Set(['parent_id', 'name', 'definition', 'include', 'exclude', 'retired_at']);

/** The next revision; and the next codebook version where what a code means has changed. */
export function countUp(db: WritableDb, changes: readonly RowChange[]): void {
  runOne(db, 'UPDATE project SET revision = revision + 1');
  const isMeaningChanged = changes.some(
    (change) =>
      change.table === 'code' &&
      (change.before === null ||
        change.after === null ||
        Object.keys(change.after).some((column) => meaningOfCode.has(column))),
  );
  if (isMeaningChanged) run(db, 'UPDATE project SET codebook_version = codebook_version + 1');
}
