import Database from 'better-sqlite3';
import {
  copyFileSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applicationId } from '../../electron/engine/store/file-header.ts';
import { newestVersion } from '../../electron/engine/store/migrations/ladder.ts';
import { createProjectFile, openProjectFile, type ProjectFile } from '../../electron/engine/store/open-project.ts';
import { withoutWriteAccess } from '../support/as-nobody.ts';
import { TestProject } from '../support/test-project.ts';

let project: TestProject;

beforeEach(() => {
  project = new TestProject();
});
afterEach(() => project.remove());

const open = (file: string, mode: 'write' | 'read' = 'write'): ProjectFile =>
  openProjectFile(file, { mode, door: 'cli', now: () => new Date() });
const filesIn = (folder: string): string[] => readdirSync(folder).sort();

/** A file that opening must refuse, and must leave as it is. */
function expectRefused(file: string, code: string): void {
  const before = readFileSync(file);
  const beside = filesIn(path.dirname(file));
  for (const mode of ['write', 'read'] as const) {
    expect(() => open(file, mode), mode).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(filesIn(path.dirname(file))).toEqual(beside);
  }
}

describe('a project', () => {
  it('is one file once it is closed, and a database of ours', () => {
    project.addArticle({ title: 'A', text: 'Words.' });
    expect(filesIn(project.folder)).toContain('study.parlance-wal');
    project.close();
    expect(filesIn(project.folder)).toEqual(['study.parlance']);

    const raw = new Database(project.path, { readonly: true });
    const pragma = (name: string): unknown => raw.pragma(name, { simple: true });
    expect({
      application: pragma('application_id'),
      version: pragma('user_version'),
      journal: pragma('journal_mode'),
      page: pragma('page_size'),
      integrity: pragma('integrity_check'),
      titles: raw.prepare('SELECT title FROM v_articles').pluck().all(),
    }).toEqual({
      application: applicationId,
      version: newestVersion,
      journal: 'delete',
      page: 8192,
      integrity: 'ok',
      titles: ['A'],
    });
    raw.close();
    expect(readFileSync(project.path).toString('latin1', 68, 72)).toBe('PRLC');
  });

  it('writes through a log that is on the disk before a change is acknowledged', () => {
    expect(project.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(project.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(project.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(project.db.pragma('trusted_schema', { simple: true })).toBe(0);
  });

  it('can be closed twice, and opened again', () => {
    project.close();
    project.close();
    project.reopen();
    expect(project.file.mode).toBe('write');
    expect(filesIn(project.folder)).toContain('study.parlance-lock');
  });

  it('is left whole with its log while a reader elsewhere holds it, and single after the next closing', () => {
    const reader = new Database(project.path, { readonly: true });
    project.addArticle({ title: 'A', text: 'Words.' });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM article').get();
    project.close();
    expect(reader.prepare('SELECT count(*) FROM article').pluck().get()).toBe(1);
    reader.close();
    project.reopen('read');
    expect(project.file.db.prepare('SELECT count(*) FROM article').pluck().get()).toBe(1);
    project.reopen('write');
    project.close();
    expect(filesIn(project.folder)).toEqual(['study.parlance']);
  });

  it('opened for reading cannot be changed', () => {
    project.reopen('read');
    expect(() => project.file.writable()).toThrow(expect.objectContaining({ code: 'project.read-only' }));
    expect(filesIn(project.folder)).toEqual(['study.parlance']);
  });
});

describe('making a project', () => {
  const firstRows = (): void => {};
  const create = (file: string, rows: () => void = firstRows): ProjectFile =>
    createProjectFile(file, { door: 'cli', now: () => new Date() }, rows);

  it('never replaces a file', () => {
    project.close();
    const before = readFileSync(project.path);
    expect(() => create(project.path)).toThrow(expect.objectContaining({ code: 'project.exists' }));
    expect(readFileSync(project.path).equals(before)).toBe(true);
  });

  it('wants a folder that exists', () => {
    const file = path.join(project.folder, 'missing', 'a.parlance');
    expect(() => create(file)).toThrow(expect.objectContaining({ code: 'project.not-found' }));
    expect(filesIn(project.folder)).not.toContain('missing');
  });

  it('leaves nothing behind when it fails', () => {
    const file = path.join(project.folder, 'second.parlance');
    const failing = (): void => {
      throw new Error('first rows');
    };
    expect(() => create(file, failing)).toThrow('first rows');
    expect(filesIn(project.folder).filter((name) => name.startsWith('second'))).toEqual([]);
  });

  it('takes names of every script, with quotes and marks', () => {
    for (const name of ['O\'Brien "draft" 🚀.parlance', 'پروژهٔ من\u200F.parlance', 'e\u0301 %20 #?.parlance']) {
      const file = path.join(project.folder, name);
      const made = new TestProject();
      made.close();
      copyFileSync(made.path, file);
      const opened = open(file);
      expect(opened.db.prepare('SELECT title FROM project').pluck().get()).toBe('Study');
      opened.close();
      made.remove();
    }
    expect(
      filesIn(project.folder).filter((name) => /-(wal|shm|lock|journal)$/.test(name) && !name.startsWith('study')),
    ).toEqual([]);
  });

  it('is refused where nothing may be written', async () => {
    const folder = path.join(project.folder, 'closed');
    mkdirSync(folder);
    const code = await withoutWriteAccess(
      [
        [project.folder, 0o755],
        [folder, 0o555],
      ],
      () => {
        try {
          create(path.join(folder, 'a.parlance')).close();
          return 'made';
        } catch (error) {
          return (error as { code: string }).code;
        }
      },
    );
    expect(code).toBe('project.not-permitted');
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('a file that is no project of ours', () => {
  let file: string;
  beforeEach(() => {
    project.close();
    file = path.join(project.folder, 'other.parlance');
  });

  it('is told when it is not there, or is a folder', () => {
    expect(() => open(file)).toThrow(expect.objectContaining({ code: 'project.not-found' }));
    mkdirSync(file);
    expect(() => open(file)).toThrow(expect.objectContaining({ code: 'project.not-a-database' }));
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a few bytes long', Buffer.from('SQLite format 3\0')],
    ['text', Buffer.from('Dear editor, '.repeat(100))],
    ['a picture', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(5000, 7)])],
  ])('is refused when it is %s', (_, bytes) => {
    writeFileSync(file, bytes);
    expectRefused(file, 'project.not-a-database');
  });

  it('is refused when its header alone is that of a project', () => {
    const bytes = readFileSync(project.path);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(9000, 0x41)]));
    expectRefused(file, 'project.damaged');
  });

  it('is refused when it is the database of another program', () => {
    const other = new Database(file);
    other.exec('CREATE TABLE place (id INTEGER PRIMARY KEY); INSERT INTO place VALUES (1)');
    other.close();
    expectRefused(file, 'project.not-parlance');
  });

  it('is refused when a newer version made it', () => {
    copyFileSync(project.path, file);
    const raw = new Database(file);
    raw.pragma(`user_version = ${newestVersion + 1}`);
    raw.close();
    expectRefused(file, 'project.from-the-future');
  });

  it('is refused when its making was interrupted before anything was in it', () => {
    const raw = new Database(file);
    raw.pragma(`application_id = ${applicationId}`);
    raw.close();
    expectRefused(file, 'project.damaged');
  });
});

describe('a project file that is damaged', () => {
  it('is refused wherever the damage is, and not touched', () => {
    for (let number = 0; number < 40; number++) {
      project.addArticle({ title: `Article ${number}`, text: `Words of article ${number}. `.repeat(200) });
    }
    project.close();
    const whole = readFileSync(project.path);
    const file = path.join(project.folder, 'damaged.parlance');
    const codes = new Map<string, number>();
    for (let page = 1; page < whole.length / 8192; page += 7) {
      writeFileSync(file, whole);
      const handle = openSync(file, 'r+');
      writeSync(handle, Buffer.alloc(512, 0xa5), 0, 512, page * 8192);
      closeSync(handle);
      let code = 'opened';
      try {
        open(file).close();
      } catch (error) {
        code = (error as { code: string }).code;
        expect(readFileSync(file).subarray(page * 8192, page * 8192 + 512)).toEqual(Buffer.alloc(512, 0xa5));
        expect(filesIn(project.folder)).toEqual(['damaged.parlance', 'study.parlance']);
      }
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    // A page in the middle of a long text holds nothing that a quick check could miss; the full check finds it by its hash.
    expect([...codes.keys()].filter((code) => code !== 'opened')).toEqual(['project.damaged']);
    expect(codes.get('project.damaged')).toBeGreaterThan(3);
  });

  it('is refused when it was cut off', () => {
    project.addArticle({ title: 'A', text: 'Words. '.repeat(20_000) });
    project.close();
    const file = path.join(project.folder, 'cut.parlance');
    const whole = readFileSync(project.path);
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length / 2)));
    expectRefused(file, 'project.damaged');
  });
});

describe('a project that may not be written', () => {
  const attempt = (action: () => ProjectFile): string => {
    try {
      const file = action();
      const title = file.db.prepare('SELECT title FROM project').pluck().get() as string;
      file.close();
      return `opened ${title}`;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('is refused for writing and opened for reading: a read-only file', async () => {
    project.close();
    const results = await withoutWriteAccess(
      [
        [project.folder, 0o755],
        [project.path, 0o444],
      ],
      () => [attempt(() => open(project.path)), attempt(() => open(project.path, 'read'))],
    );
    expect(results).toEqual(['project.read-only', 'opened Study']);
    expect(filesIn(project.folder)).toEqual(['study.parlance']);
  });

  it('is refused for writing and opened for reading: a read-only folder', async () => {
    project.close();
    const results = await withoutWriteAccess(
      [
        [project.path, 0o666],
        [project.folder, 0o555],
      ],
      () => [attempt(() => open(project.path)), attempt(() => open(project.path, 'read'))],
    );
    expect(results).toEqual(['project.read-only', 'opened Study']);
    expect(filesIn(project.folder)).toEqual(['study.parlance']);
  });

  it('is refused when it may not even be read', async () => {
    project.close();
    const results = await withoutWriteAccess(
      [
        [project.folder, 0o755],
        [project.path, 0o000],
      ],
      () => [attempt(() => open(project.path)), attempt(() => open(project.path, 'read'))],
    );
    expect(results).toEqual(['project.not-permitted', 'project.not-permitted']);
  });
});
