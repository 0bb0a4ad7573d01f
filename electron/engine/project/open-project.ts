import type { EngineEvent, TouchedThings } from '../../../shared/contract/schemas/events.ts';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import type { RowChange } from '../history/row-changes.ts';
import { redo, undo, type HistoryOutcome } from '../history/undo.ts';
import {
  runCommand,
  type CommandOutcome,
  type CommandScope,
  type CommandSpec,
  type CommandTools,
} from '../history/run-command.ts';
import type { ReadableDb, WritableDb } from '../store/database.ts';
import { revisionOf, type ProjectFile } from '../store/open-project.ts';
import { readProject, setActingCoder } from '../store/queries/project.ts';
import { translateSqliteError } from '../store/sqlite-errors.ts';
import { touchedBy } from './touched-by.ts';

/** The project that a session works on: reads go to `db`, writes through `command`, and every change is announced. */
export interface OpenProject {
  readonly path: string;
  readonly mode: 'write' | 'read';
  readonly db: ReadableDb;
  readonly tools: CommandTools;
  readonly coderId: CoderId;
  /** False once it was closed: what still runs for it has to end. */
  readonly isOpen: boolean;
  summary(): ProjectSummary;
  selectCoder(coderId: CoderId): void;
  /** Runs a command for the acting coder, or another, and announces what it touched. */
  command<T>(
    spec: Omit<CommandSpec<T>, 'coderId'> & { coderId?: CoderId },
    body: (scope: CommandScope) => T,
  ): CommandOutcome<T>;
  undo(coderId: CoderId | null): HistoryOutcome;
  redo(coderId: CoderId | null): HistoryOutcome;
  /** For the import, whose batches share one journal entry. Announces what it is told. */
  write<T>(body: (db: WritableDb) => { result: T; touched: TouchedThings }): T;
  /** A signal for work that takes time: the caller's, or that of the project being closed. */
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
  close(): void;
}

export function openProjectOf(
  file: ProjectFile,
  tools: CommandTools,
  announce: (event: EngineEvent) => void,
): OpenProject {
  let coderId = readProject(file.db).coderId;
  let isOpen = true;
  const closing = new AbortController();

  const announceChanges = (revision: number, changes: readonly RowChange[]): void => {
    if (changes.length > 0) announce({ kind: 'changed', revision, touched: touchedBy(file.db, changes) });
  };
  const guarded = <T>(action: () => T): T => {
    if (!isOpen)
      throw new ParlanceError('project.none-open', 'The project was closed meanwhile. What was done before is kept.');
    try {
      return action();
    } catch (error) {
      throw translateSqliteError(error, file.path);
    }
  };
  const travel = (direction: typeof undo, whose: CoderId | null): HistoryOutcome => {
    const outcome = guarded(() => direction(file.writable(), tools, whose ?? coderId, whose));
    if (outcome.touched) announce({ kind: 'changed', revision: outcome.revision, touched: outcome.touched });
    else announceChanges(outcome.revision, outcome.changes);
    return outcome;
  };
  return {
    path: file.path,
    mode: file.mode,
    db: file.db,
    tools,
    get coderId() {
      return coderId;
    },
    get isOpen() {
      return isOpen;
    },
    summary: () => ({ ...readProject(file.db), coderId, path: file.path, mode: file.mode }),
    selectCoder(id) {
      coderId = id;
      if (file.mode === 'write') guarded(() => setActingCoder(file.writable(), id));
    },
    command(spec, body) {
      const outcome = guarded(() =>
        runCommand(file.writable(), tools, { ...spec, coderId: spec.coderId ?? coderId }, body),
      );
      announceChanges(outcome.revision, outcome.changes);
      return outcome;
    },
    undo: (whose) => travel(undo, whose),
    redo: (whose) => travel(redo, whose),
    write(body) {
      const { result, touched } = guarded(() => {
        const db = file.writable();
        return db.transaction(() => body(db)).immediate();
      });
      announce({ kind: 'changed', revision: revisionOf(file.db), touched });
      return result;
    },
    untilClosed: (signal) => (signal ? AbortSignal.any([signal, closing.signal]) : closing.signal),
    close() {
      if (!isOpen) return;
      closing.abort();
      guarded(() => file.close());
      isOpen = false;
    },
  };
}
