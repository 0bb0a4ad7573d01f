import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSession } from '../../electron/engine/project/session.ts';
import { hostPorts } from '../../electron/hosts/host-ports.ts';
import { checkProject } from '../../electron/engine/store/check-project.ts';
import { openProjectFile } from '../../electron/engine/store/open-project.ts';
import { canRun } from '../support/find-program.ts';
import { insertArticle, TestProject } from '../support/test-project.ts';

let project: TestProject;

beforeEach(() => {
  project = new TestProject();
});
afterEach(() => project.remove());

const longText = (number: number): string => `${number} ${'Words of a long article. '.repeat(2_000)}`;

/** Adds articles until it is refused, and says how many came in before. */
function fillUp(add: (number: number) => void): { added: number; error: unknown } {
  for (let added = 0; added < 500; added++) {
    try {
      add(added);
    } catch (error) {
      return { added, error };
    }
  }
  throw new Error('The disk was never full');
}

describe('a full disk', () => {
  it('refuses the step in a sentence and keeps everything before it', () => {
    const session = createSession({
      ...hostPorts({
        door: 'cli',
        capabilities: { nativeDialogs: false, revealInFolder: false, upload: false },
        stateFolder: null,
      }),
      now: () => new Date(),
    });
    const file = path.join(project.folder, 'second.parlance');
    const open = session.create({ path: file, title: 'Second', coderName: 'Ada' });
    open.write((db) => {
      db.pragma('max_page_count = 60');
      return { result: undefined, touched: {} };
    });
    const create = (number: number): void => {
      open.command({ command: 'memos.set', label: 'Write' }, ({ record, newId, time }) => {
        const id = newId();
        const row = {
          id,
          parent_id: null,
          name: `Code ${number}`,
          color: '#d1495b',
          position: number,
          created_at: time,
          modified_at: time,
        };
        record.insert('code', { ...row, definition: longText(number), include: '', exclude: '', example: '' });
      });
    };
    const { added, error } = fillUp(create);
    expect(error).toMatchObject({
      code: 'project.disk-full',
      message: expect.stringContaining('Everything before this step is kept'),
    });
    expect(open.db.prepare('SELECT count(*) FROM code').pluck().get()).toBe(added);
    expect(open.summary().revision).toBe(added);
    expect(checkProject(open.db).problems).toEqual([]);
    session.close();
    expect(readdirSync(project.folder).filter((name) => name.startsWith('second'))).toEqual(['second.parlance']);
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0 && canRun('unshare', ['-m', 'true']);

  it.skipIf(!canMount)(
    'that really is full loses nothing either, and the project can be closed and opened there',
    () => {
      const disk = path.join(project.folder, 'disk');
      mkdirSync(disk);
      project.close();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
      try {
        const file = path.join(disk, 'study.parlance');
        copyFileSync(project.path, file);
        const options = { mode: 'write', door: 'cli', now: project.tools.now } as const;
        const opened = openProjectFile(file, options);
        const { added, error } = fillUp((number) => {
          insertArticle(opened.writable(), project.tools, { title: `Article ${number}`, text: longText(number) });
        });
        expect(error).toMatchObject({ code: expect.stringMatching(/^SQLITE_(FULL|IOERR)/) });
        expect(added).toBeGreaterThan(2);
        expect(checkProject(opened.db)).toEqual({ articles: added, segments: 0, problems: [] });
        opened.close();

        const again = openProjectFile(file, { ...options, mode: 'read' });
        expect(checkProject(again.db)).toEqual({ articles: added, segments: 0, problems: [] });
        again.close();

        // With some room again, the next closing leaves one whole file.
        execFileSync('mount', ['-o', 'remount,size=12m', disk]);
        openProjectFile(file, options).close();
        expect(readdirSync(disk)).toEqual(['study.parlance']);
        expect(statSync(file).size).toBeGreaterThan(added * 50_000);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});
