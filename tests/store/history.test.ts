import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CoderId } from '../../shared/domain/ids.ts';
import { listEntries, nextRedo, nextUndo } from '../../electron/engine/history/journal.ts';
import { runCommand } from '../../electron/engine/history/run-command.ts';
import { redo, undo, type HistoryOutcome } from '../../electron/engine/history/undo.ts';
import { TestProject } from '../support/test-project.ts';
import { dumpTables } from './dump-tables.ts';

let project: TestProject;
let ada: CoderId;
let navid: CoderId;

beforeEach(() => {
  project = new TestProject();
  ada = project.coderId;
  navid = project.addCoder('Navid') as CoderId;
});
afterEach(() => project.remove());

const undoLast = (coder: CoderId | null = null): HistoryOutcome => undo(project.db, project.tools, coder ?? ada, coder);
const redoLast = (coder: CoderId | null = null): HistoryOutcome => redo(project.db, project.tools, coder ?? ada, coder);
const codeNames = (): unknown[] => project.db.prepare('SELECT name FROM code ORDER BY id').pluck().all();

function rename(codeId: string, name: string, coder: CoderId = ada): void {
  project.command(`Rename to ${name}`, ({ record }) => record.update('code', codeId, { name }), coder);
}

describe('undo and redo', () => {
  it('take back and bring again what was done, also after the project was closed', () => {
    const code = project.addCode('Sovereignty');
    rename(code, 'Authority');
    const named = dumpTables(project.db);
    project.reopen();
    expect(undoLast().label).toBe('Rename to Authority');
    expect(codeNames()).toEqual(['Sovereignty']);
    project.reopen();
    expect(undoLast().label).toBe('Create the code Sovereignty');
    expect(codeNames()).toEqual([]);
    project.reopen();
    expect([redoLast().label, redoLast().label]).toEqual(['Create the code Sovereignty', 'Rename to Authority']);
    expect(dumpTables(project.db)).toEqual(named);
  });

  it('count as changes of their own, and are themselves in the history', () => {
    const before = project.revision;
    project.addCode('Sovereignty');
    const outcome = undoLast();
    expect(project.revision).toBe(before + 2);
    expect(outcome.revision).toBe(before + 2);
    const [newest, undone] = listEntries(project.db, 10, null);
    expect(newest).toMatchObject({
      kind: 'undo',
      label: 'Undo: Create the code Sovereignty',
      targetId: undone!.id,
      isUndoable: false,
      coderName: 'Ada',
      changeCount: 1,
    });
    expect(undone).toMatchObject({ kind: 'do', isUndone: true, isUndoable: true });
  });

  it('say what there is to do next, and refuse where there is nothing', () => {
    undoLast(); // the second coder
    expect(nextUndo(project.db, null)).toBeUndefined();
    expect(() => undoLast()).toThrow(expect.objectContaining({ code: 'history.nothing-to-undo' }));
    expect(nextRedo(project.db, null)?.label).toBe('Add Navid');
    redoLast();
    expect(() => redoLast()).toThrow(expect.objectContaining({ code: 'history.nothing-to-redo' }));
    expect(nextUndo(project.db, null)?.label).toBe('Add Navid');
  });

  it('never take back what cannot be undone', () => {
    const spec = { command: 'project.sample', label: 'Fill', coderId: ada, isUndoable: false };
    runCommand(project.db, project.tools, spec, ({ record }) => record.update('project', '1', { title: 'Filled' }));
    expect(nextUndo(project.db, null)?.label).toBe('Add Navid');
  });

  it('belong to a coder where one is named', () => {
    const mine = project.addCode('Mine');
    rename(mine, 'Ours', navid);
    project.addCode('Last of all');
    expect(undoLast(navid).label).toBe('Rename to Ours');
    expect(codeNames()).toEqual(['Mine', 'Last of all']);
    expect(() => undoLast(navid)).toThrow(expect.objectContaining({ code: 'history.nothing-to-undo' }));
    expect(undoLast(ada).label).toBe('Create the code Last of all');
    expect(redoLast(navid).label).toBe('Rename to Ours');
    expect(() => redoLast(navid)).toThrow(expect.objectContaining({ code: 'history.nothing-to-redo' }));
    expect(redoLast(ada).label).toBe('Create the code Last of all');
    expect(codeNames()).toEqual(['Ours', 'Last of all']);
  });

  it('close the way forward with a new change, for that coder alone', () => {
    project.addCode('First');
    rename(project.addCode('Second'), 'Third', navid);
    undoLast(navid);
    undoLast(ada);
    project.addCode('Instead');
    expect(nextRedo(project.db, ada)).toBeUndefined();
    expect(nextRedo(project.db, navid)?.label).toBe('Rename to Third');
  });

  it('redo a step that was undone and redone before', () => {
    project.addCode('Sovereignty');
    for (let round = 0; round < 3; round++) {
      undoLast();
      expect(codeNames()).toEqual([]);
      redoLast();
      expect(codeNames()).toEqual(['Sovereignty']);
    }
    expect(undoLast().label).toBe('Create the code Sovereignty');
  });
});

describe('a step whose rows have moved on', () => {
  /** Nothing may have changed, not even the revision. */
  function expectConflict(action: () => unknown): void {
    const before = {
      tables: dumpTables(project.db),
      revision: project.revision,
      entries: listEntries(project.db, 100, null),
    };
    expect(action).toThrow(
      expect.objectContaining({ code: 'history.conflict', message: expect.stringContaining('Nothing was changed') }),
    );
    const after = {
      tables: dumpTables(project.db),
      revision: project.revision,
      entries: listEntries(project.db, 100, null),
    };
    expect(after).toEqual(before);
  }

  it('is not undone over the change of somebody else', () => {
    const code = project.addCode('Sovereignty');
    rename(code, 'Authority', navid);
    expectConflict(() => undoLast(ada));
    // The other's step first, then it goes.
    undoLast(navid);
    undoLast(ada);
    expect(codeNames()).toEqual([]);
  });

  it('is not undone while what it made is in use', () => {
    const code = project.addCode('Sovereignty');
    const articleId = project.addArticle({ title: 'A', text: 'Words of an article.' });
    project.addCoding({ articleId, codeId: code, place: 'Words', coderId: navid });
    expectConflict(() => undoLast(ada));
  });

  it('is not undone when its name was taken meanwhile', () => {
    const code = project.addCode('Sovereignty');
    rename(code, 'Authority');
    project.command(
      'Take the name',
      ({ record, newId, time }) => {
        const row = {
          id: newId(),
          parent_id: null,
          name: 'Sovereignty',
          color: '#000000',
          position: 1,
          created_at: time,
          modified_at: time,
        };
        record.insert('code', { ...row, definition: '', include: '', exclude: '', example: '' });
      },
      navid,
    );
    expectConflict(() => undoLast(ada));
  });

  it('is not redone when the row is back by another way', () => {
    const code = project.addCode('Sovereignty');
    const row = project.db.prepare('SELECT * FROM code WHERE id = ?').get(code) as Record<string, string>;
    undoLast(ada);
    project.command('Bring it back', ({ record }) => record.insert('code', row), navid);
    expectConflict(() => redoLast(ada));
  });

  it('is undone when the others changed other columns of the same row', () => {
    const code = project.addCode('Sovereignty');
    rename(code, 'Authority');
    project.command('Recolour', ({ record }) => record.update('code', code, { color: '#123456' }), navid);
    undoLast(ada);
    expect(project.db.prepare('SELECT name, color FROM code').get()).toEqual({ name: 'Sovereignty', color: '#123456' });
  });
});

describe('a command', () => {
  it('leaves rows, entry and revision, or nothing of them', () => {
    const before = { tables: dumpTables(project.db), revision: project.revision };
    expect(() =>
      project.command('Break down', ({ record, newId, time }) => {
        record.insert('coder', { id: newId(), name: 'Third', color: '#111111', created_at: time });
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect({ tables: dumpTables(project.db), revision: project.revision }).toEqual(before);
    expect(listEntries(project.db, 10, null)).toHaveLength(1);
  });

  it('that changes nothing is no step', () => {
    const code = project.addCode('Sovereignty');
    const before = project.revision;
    rename(code, 'Sovereignty');
    expect(project.revision).toBe(before);
    expect(nextUndo(project.db, null)?.label).toBe('Create the code Sovereignty');
  });

  it('makes a new codebook version where it changes what a code means, and only there', () => {
    const version = (): unknown => project.db.prepare('SELECT codebook_version FROM project').pluck().get();
    const change = (patch: Record<string, string>): void => {
      project.command('Change', ({ record }) => record.update('code', code, patch));
    };
    const code = project.addCode('Sovereignty');
    expect(version()).toBe(2);
    change({ color: '#123456' });
    change({ key: 's' });
    expect(version()).toBe(2);
    for (const column of ['name', 'definition', 'include', 'exclude', 'retired_at']) change({ [column]: 'different' });
    expect(version()).toBe(7);
    undoLast();
    expect(version()).toBe(8);
  });

  it('cannot write a table or a column that the journal does not know', () => {
    expect(() => project.command('Cheat', ({ record }) => record.update('article', 'x', { text: 'y' }))).toThrow();
    expect(() =>
      project.command('Cheat', ({ record }) => record.insert('code', { id: 'x', surprise: 1 } as never)),
    ).toThrow('The journal does not record column surprise of code');
    expect(() => project.command('Cheat', ({ record }) => record.insert('journal' as never, {}))).toThrow();
  });

  it('is told from the newest to the oldest, page by page', () => {
    for (const name of ['A', 'B', 'C', 'D']) project.addCode(name);
    const first = listEntries(project.db, 2, null);
    const second = listEntries(project.db, 2, first[1]!.revision);
    expect([...first, ...second].map((entry) => entry.label)).toEqual(
      ['D', 'C', 'B', 'A'].map((name) => `Create the code ${name}`),
    );
  });
});
