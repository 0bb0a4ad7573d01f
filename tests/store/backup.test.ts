import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupOnline } from '../../electron/engine/store/backup.ts';
import { checkProject } from '../../electron/engine/store/check-project.ts';
import { openProjectFile } from '../../electron/engine/store/open-project.ts';
import { insertArticle, TestProject } from '../support/test-project.ts';

let project: TestProject;
let target: string;

beforeEach(() => {
  project = new TestProject();
  target = path.join(project.folder, 'copy.parlance');
});
afterEach(() => project.remove());

const addMany = (count: number): void => {
  project.db.transaction(() => {
    for (let number = 0; number < count; number++) {
      insertArticle(project.db, project.tools, {
        title: `Article ${number}`,
        text: `${number}. ${'Words. '.repeat(800)}`,
      });
    }
  })();
};

describe('a backup of an open project', () => {
  it('is one whole file that opens by itself, made while work goes on', async () => {
    addMany(400);
    const code = project.addCode('Before');
    let isDone = false;
    const backup = backupOnline(project.db, project.path, target).finally(() => (isDone = true));
    let meanwhile = 0;
    while (!isDone) {
      project.addCode(`Meanwhile ${++meanwhile}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await backup).toEqual({ path: target, bytes: statSync(target).size });
    expect(meanwhile).toBeGreaterThan(2);
    expect(readdirSync(project.folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.parlance']);

    const copy = openProjectFile(target, { mode: 'read', door: 'cli', now: project.tools.now });
    expect(checkProject(copy.db)).toEqual({ articles: 400, segments: 0, problems: [] });
    expect(copy.db.prepare('SELECT name FROM code WHERE id = ?').pluck().get(code)).toBe('Before');
    // Of what was done meanwhile it holds whole steps: a code and its entry in the history, or neither.
    const codes = copy.db.prepare('SELECT count(*) FROM code').pluck().get();
    expect(copy.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(codes);
    expect(copy.db.prepare('SELECT revision FROM project').pluck().get()).toBe(codes);
    copy.close();
    const raw = new Database(target, { readonly: true });
    expect(raw.pragma('journal_mode', { simple: true })).toBe('delete');
    raw.close();
  });

  it('never replaces a file, least of all the project', async () => {
    writeFileSync(target, 'precious');
    await expect(backupOnline(project.db, project.path, target)).rejects.toMatchObject({ code: 'backup.failed' });
    expect(readFileSync(target, 'utf8')).toBe('precious');
    const sameFile = path.join(project.folder, '.', 'study.parlance');
    await expect(backupOnline(project.db, project.path, sameFile)).rejects.toMatchObject({ code: 'backup.failed' });
    expect(project.db.prepare('SELECT title FROM project').pluck().get()).toBe('Study');
  });

  it('that cannot be written leaves nothing', async () => {
    const nowhere = path.join(project.folder, 'missing', 'copy.parlance');
    await expect(backupOnline(project.db, project.path, nowhere)).rejects.toMatchObject({
      code: 'backup.failed',
      message: expect.stringContaining('The project itself is untouched'),
    });
    expect(existsSync(path.dirname(nowhere))).toBe(false);
  });
});
