import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WritableDb } from '../../electron/engine/store/database.ts';
import { applicationId } from '../../electron/engine/store/file-header.ts';
import { publicViews } from '../../electron/engine/store/migrations/0002-public-views.ts';
import { variablesAndRecipes } from '../../electron/engine/store/migrations/0003-variables-and-recipes.ts';
import { morePublicViews } from '../../electron/engine/store/migrations/0004-more-public-views.ts';
import { migrate, migrations, newestVersion } from '../../electron/engine/store/migrations/ladder.ts';
import { openProjectFile, type ProjectFile } from '../../electron/engine/store/open-project.ts';
import { canRun } from '../support/find-program.ts';
import { rowsOfVersion1 } from './rows-of-version-1.ts';
import { rowsOfVersion3 } from './rows-of-version-3.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-migrations-'));
  file = path.join(folder, 'study.parlance');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (mode: 'write' | 'read' = 'write'): ProjectFile =>
  openProjectFile(file, { mode, door: 'cli', now: () => new Date() });
const filesIn = (): string[] => readdirSync(folder).sort();

/** A project as a version of the program left it on the disk. */
function makeVersion(version: number, ...rows: string[]): void {
  const db = new Database(file) as unknown as WritableDb;
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('foreign_keys = ON');
  migrate(db, version);
  db.exec(rows.join(''));
  db.close();
}

const makeVersion1 = (): void => makeVersion(1, rowsOfVersion1);
/** Version 2 added views only, so the rows are those of version 1. */
const makeVersion2 = (): void => makeVersion(2, rowsOfVersion1);
const makeVersion3 = (): void => makeVersion(3, rowsOfVersion1, rowsOfVersion3);

function raw<T>(body: (db: Database.Database) => T, at = file): T {
  const db = new Database(at, { readonly: true });
  try {
    return body(db);
  } finally {
    db.close();
  }
}

const versionOf = (at = file): unknown => raw((db) => db.pragma('user_version', { simple: true }), at);
type Tables = Record<string, unknown[]>;
const tablesOf = (at: string): Tables =>
  raw((db) => {
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY 1")
      .pluck()
      .all();
    return Object.fromEntries((names as string[]).map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
  }, at);

/** Every row of before is still there; tables that came since are there and empty. */
function expectKept(before: Tables): void {
  const now = tablesOf(file);
  const came = Object.keys(now).filter((name) => !(name in before));
  expect(now).toEqual({ ...before, ...Object.fromEntries(came.map((name) => [name, []])) });
}

describe('the ladder', () => {
  it('has a step for every version, in order', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, index) => index + 1));
    expect(newestVersion).toBe(migrations.length);
  });

  it('builds the same schema step by step as at once', () => {
    const schemaOf = (db: WritableDb): unknown[] =>
      db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all();
    const [atOnce, byStep] = [':memory:', ':memory:'].map((name) => new Database(name) as unknown as WritableDb);
    migrate(atOnce!);
    for (const { version } of migrations) migrate(byStep!, version);
    expect(schemaOf(byStep!)).toEqual(schemaOf(atOnce!));
    migrate(byStep!);
    expect(schemaOf(byStep!)).toEqual(schemaOf(atOnce!));
    atOnce!.close();
    byStep!.close();
  });
});

describe('from version 1 to 2 (public views)', () => {
  it('keeps every row and adds the views', () => {
    makeVersion1();
    const before = tablesOf(file);
    expect(versionOf()).toBe(1);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
    raw((db) => {
      expect(
        db.prepare('SELECT article_title, coder, code_path, start, "end", text, memo FROM v_segments').all(),
      ).toEqual([
        {
          article_title: 'Talks 🚀',
          coder: 'Ada',
          code_path: 'Root > Leaf',
          start: 2,
          end: 7,
          text: 'talks',
          memo: 'Why?',
        },
      ]);
      expect(db.prepare('SELECT title FROM v_articles').pluck().all()).toEqual(['Talks 🚀']);
      expect(db.prepare('SELECT coder, code_path, n, has FROM v_units ORDER BY code_path').all()).toEqual([
        { coder: 'Ada', code_path: 'Root', n: 0, has: 0 },
        { coder: 'Ada', code_path: 'Root > Leaf', n: 1, has: 1 },
      ]);
    });
  });

  it('makes a backup first, which is the project as it was', () => {
    makeVersion1();
    const before = tablesOf(file);
    open().close();
    expect(filesIn()).toEqual(['study.before-v2.parlance', 'study.parlance']);
    const backup = path.join(folder, 'study.before-v2.parlance');
    expect(versionOf(backup)).toBe(1);
    expect(tablesOf(backup)).toEqual(before);
    expect(raw((db) => db.pragma('application_id', { simple: true }), backup)).toBe(applicationId);
    // The backup can be opened in its turn.
    copyFileSync(backup, file);
    open().close();
    expect(filesIn()).toEqual(['study.before-v2-2.parlance', 'study.before-v2.parlance', 'study.parlance']);
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0 && canRun('unshare', ['-m', 'true']);

  it.skipIf(!canMount)('is not done where there is no room for the backup', () => {
    makeVersion1();
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    const room = Math.ceil((statSync(file).size * 1.6) / 4096) * 4096;
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${room}`, 'tmpfs', disk]);
    try {
      const there = path.join(disk, 'study.parlance');
      copyFileSync(file, there);
      expect(() => openProjectFile(there, { mode: 'write', door: 'cli', now: () => new Date() })).toThrow(
        expect.objectContaining({ code: 'backup.failed', message: expect.stringContaining('Nothing was changed') }),
      );
      expect(readFileSync(there).equals(readFileSync(file))).toBe(true);
      expect(readdirSync(disk)).toEqual(['study.parlance']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('leaves version 1 whole when it fails, and can be tried again', () => {
    makeVersion1();
    const before = tablesOf(file);
    const failing = vi.spyOn(publicViews, 'up').mockImplementation((db) => {
      db.exec("CREATE VIEW v_codes AS SELECT 1 AS n; UPDATE project SET title = 'half way'");
      throw new Error('the power went');
    });
    expect(() => open()).toThrow('the power went');
    failing.mockRestore();
    expect(versionOf()).toBe(1);
    expect(tablesOf(file)).toEqual(before);
    expect(filesIn()).toEqual(['study.before-v2.parlance', 'study.parlance']);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
  });

  it('is not done for a reader, who is told what to do', () => {
    makeVersion1();
    const before = readFileSync(file);
    expect(() => open('read')).toThrow(
      expect.objectContaining({
        code: 'project.read-only',
        message: expect.stringContaining('Open it for writing once; a backup is made first'),
      }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(filesIn()).toEqual(['study.parlance']);
  });
});

describe('from version 2 to 3 (variables and recipes)', () => {
  it('keeps every row and adds the tables, which refuse nonsense', () => {
    makeVersion2();
    const before = tablesOf(file);
    expect(versionOf()).toBe(2);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
    expect(Object.keys(tablesOf(file))).toEqual(
      expect.arrayContaining(['variable', 'article_variable', 'export_recipe']),
    );
    const db = new Database(file);
    const insert = (sql: string) => (): unknown => db.prepare(sql).run();
    try {
      db.pragma('foreign_keys = ON');
      insert(`INSERT INTO variable VALUES ('v-1', 'Reach', 'number', '[]', 0)`)();
      insert(`INSERT INTO article_variable VALUES ('a-1', 'article-1', 'v-1', '12.5')`)();
      expect(insert(`INSERT INTO variable VALUES ('v-2', 'Reach', 'text', '[]', 1)`)).toThrow('UNIQUE');
      expect(insert(`INSERT INTO variable VALUES ('v-2', ' ', 'text', '[]', 1)`)).toThrow('CHECK');
      expect(insert(`INSERT INTO variable VALUES ('v-2', 'Tone', 'colour', '[]', 1)`)).toThrow('CHECK');
      expect(insert(`INSERT INTO article_variable VALUES ('a-2', 'article-1', 'v-1', '13')`)).toThrow('UNIQUE');
      expect(insert(`INSERT INTO article_variable VALUES ('a-2', 'article-2', 'v-1', '')`)).toThrow('CHECK');
      expect(insert(`INSERT INTO article_variable VALUES ('a-2', 'nowhere', 'v-1', '1')`)).toThrow('FOREIGN KEY');
      expect(insert(`DELETE FROM variable`)).toThrow('FOREIGN KEY');
      expect(insert(`INSERT INTO export_recipe VALUES ('r-1', 'For R', 'not json', '', '')`)).toThrow('CHECK');
    } finally {
      db.close();
    }
  });

  it('leaves version 2 whole when it fails, and can be tried again', () => {
    makeVersion2();
    const before = tablesOf(file);
    const failing = vi.spyOn(variablesAndRecipes, 'up').mockImplementation((db) => {
      db.exec("CREATE TABLE variable (id TEXT) STRICT; UPDATE project SET title = 'half way'");
      throw new Error('the power went');
    });
    expect(() => open()).toThrow('the power went');
    failing.mockRestore();
    expect(versionOf()).toBe(2);
    expect(tablesOf(file)).toEqual(before);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
  });
});

describe('from version 3 to 4 (more public views)', () => {
  const columnsOf = (view: string): unknown =>
    raw((db) => db.prepare(`SELECT name FROM pragma_table_info('${view}') ORDER BY cid`).pluck().all());

  it('keeps every row, and every column of the views in its place', () => {
    makeVersion3();
    const before = tablesOf(file);
    const old = ['v_articles', 'v_codes', 'v_segments', 'v_units'];
    const columns = new Map(old.map((view) => [view, columnsOf(view) as string[]]));
    expect(versionOf()).toBe(3);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
    for (const [view, names] of columns) expect((columnsOf(view) as string[]).slice(0, names.length)).toEqual(names);
    raw((db) => {
      expect(db.prepare('SELECT article_title, coder_id, text FROM v_segments').all()).toEqual([
        { article_title: 'Talks 🚀', coder_id: 'coder-1', text: 'talks' },
      ]);
      expect(db.prepare('SELECT article_id, variable, value, number FROM v_article_variables').all()).toEqual([
        { article_id: 'article-1', variable: 'Reach', value: '12.5', number: 12.5 },
      ]);
      expect(db.prepare('SELECT subject, text FROM v_memos').all()).toEqual([{ subject: 'segment', text: 'Why?' }]);
      expect(db.prepare('SELECT count(*) FROM v_texts').pluck().get()).toBe(1);
    });
  });

  it('leaves version 3 whole when it fails, and can be tried again', () => {
    makeVersion3();
    const before = tablesOf(file);
    const segments = columnsOf('v_segments');
    const failing = vi.spyOn(morePublicViews, 'up').mockImplementation((db) => {
      db.exec("DROP VIEW v_segments; UPDATE project SET title = 'half way'");
      throw new Error('the power went');
    });
    expect(() => open()).toThrow('the power went');
    failing.mockRestore();
    expect(versionOf()).toBe(3);
    expect(tablesOf(file)).toEqual(before);
    expect(columnsOf('v_segments')).toEqual(segments);
    open().close();
    expect(versionOf()).toBe(newestVersion);
    expectKept(before);
  });
});
