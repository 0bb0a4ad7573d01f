import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportOptions } from '../../shared/contract/schemas/exports.ts';
import { exportDataset } from '../../electron/engine/exporters/dataset-folder.ts';
import { insertArticle } from '../support/test-project.ts';
import { exportTo, readFolder, sixFiles } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;
let folder: string;

beforeEach(() => {
  made = makeGoldenProject();
  folder = path.join(made.project.folder, 'dataset');
});
afterEach(() => made.project.remove());

const isRoot = process.getuid?.() === 0;

describe('where the dataset goes', () => {
  it('makes the folders that are missing, and leaves nothing else behind', async () => {
    await exportTo(made.project, {}, { folder: path.join(folder, 'deeper') });
    expect(readdirSync(folder)).toEqual(['deeper']);
    expect(readdirSync(path.join(folder, 'deeper')).sort()).toEqual(sixFiles);
  });

  it('lives beside files of other names', async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    await exportTo(made.project);
    expect(readdirSync(folder).sort()).toEqual([...sixFiles, 'notes.txt'].sort());
    expect(readFileSync(path.join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('replaces an earlier dataset only when told to', async () => {
    const first = await exportTo(made.project);
    made.project.addCode('Another');
    await expect(exportTo(made.project)).rejects.toMatchObject({ code: 'export.exists' });
    expect(readFolder(folder)).toEqual(first.files);
    const second = await exportTo(made.project, {}, { overwrite: true });
    expect(second.rows('codebook.csv')).toHaveLength(8);
    expect(Object.keys(second.files).sort()).toEqual(sixFiles);
  });

  it.each(['segments.csv', 'datapackage.json', 'README.txt'])('never touches a %s of somebody else', async (name) => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, name), '{"name": "precious"}');
    for (const overwrite of [false, true]) {
      await expect(exportTo(made.project, {}, { overwrite })).rejects.toMatchObject({
        code: 'export.exists',
        details: { files: [name] },
      });
    }
    expect(readFolder(folder)).toEqual({ [name]: '{"name": "precious"}' });
  });

  it('refuses a file in the place of the folder', async () => {
    writeFileSync(folder, 'a file');
    await expect(exportTo(made.project, {}, { overwrite: true })).rejects.toMatchObject({ code: 'export.exists' });
    await expect(exportTo(made.project, {}, { folder: path.join(folder, 'below') })).rejects.toMatchObject({
      code: 'export.not-writable',
    });
    expect(readFileSync(folder, 'utf8')).toBe('a file');
  });

  it('refuses a folder that may not be written', async () => {
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    // Root may write everywhere, so it steps down for the attempt.
    if (isRoot) {
      execFileSync('chmod', ['-R', 'a+rwX', made.project.folder]);
      chmodSync(folder, 0o555);
      process.seteuid!(65534);
    }
    try {
      await expect(exportTo(made.project)).rejects.toMatchObject({ code: 'export.not-writable' });
    } finally {
      if (isRoot) process.seteuid!(0);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an export that does not come to its end', () => {
  const options = exportOptions.parse({ unit: 'paragraph' });
  const run = (signal?: AbortSignal): ReturnType<typeof exportDataset> =>
    exportDataset(made.project.path, folder, options, { overwrite: true, programVersion: '1.2.3', signal });
  /** Enough rows that the exporter gives several signs of life. */
  const fillUp = (): void => {
    for (const title of ['First', 'Second', 'Third']) {
      const id = made.project.addArticle({ title, text: 'Words.\n'.repeat(6_000) });
      made.project.setState(id, 'done');
    }
  };

  it('leaves the earlier dataset as it was when it is cancelled', async () => {
    const before = await exportTo(made.project);
    fillUp();
    const controller = new AbortController();
    const seen: string[] = [];
    const cancelled = (async () => {
      for await (const event of run(controller.signal)) {
        seen.push(event.kind);
        controller.abort();
      }
    })();
    await expect(cancelled).rejects.toMatchObject({ code: 'call.cancelled' });
    expect(seen).toEqual(['progress']);
    expect(readFolder(folder)).toEqual(before.files);
  });

  it('leaves no trace when nobody listens any more', async () => {
    fillUp();
    for await (const event of run()) {
      expect(event.kind).toBe('progress');
      break;
    }
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(made.project.folder).filter((name) => name.startsWith('.parlance-export-'))).toEqual([]);
    made.project.close();
    expect(readdirSync(made.project.folder)).toEqual(['study.parlance']);
  });

  it('shows the one revision that it began with, whatever happens meanwhile', async () => {
    fillUp();
    const expected = await exportTo(made.project, options, { folder: `${folder}-before` });
    let steps = 0;
    for await (const event of run()) {
      if (event.kind === 'progress') made.project.addCode(`Made during step ${++steps}`);
    }
    expect(steps).toBeGreaterThan(1);
    expect(readFolder(folder)).toEqual(expected.files);
  });

  it('puts the earlier files back when a new one cannot be put in its place', async () => {
    const before = await exportTo(made.project);
    made.project.addCode('Another');
    const events = run();
    // A file of the staging folder is lost between writing and placing: only the last event comes after placing.
    const failed = events.next();
    failed.catch(() => {});
    await loseStagedFile(folder, 'units.csv');
    await expect(failed).rejects.toMatchObject({ code: 'export.failed' });
    expect(readFolder(folder)).toEqual(before.files);
  });
});

async function loseStagedFile(folder: string, name: string): Promise<void> {
  for (let tries = 0; tries < 10_000; tries++) {
    const staged = readdirSync(folder).find((entry) => entry.startsWith('.parlance-export-'));
    const file = staged && path.join(folder, staged, 'new', name);
    if (file && existsSync(file)) return rmSync(file);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('Nothing was staged');
}

const canMount = isRoot && process.platform === 'linux' && tryMount();

function tryMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a full disk', () => {
  it.skipIf(!canMount)('is told, and the earlier dataset is kept', async () => {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    try {
      const before = await exportTo(made.project, {}, { folder: path.join(folder, 'here') });
      const { db, tools } = made.project;
      db.transaction(() => {
        for (let number = 0; number < 600; number++)
          insertArticle(db, tools, { title: `Article ${number}`, text: 'Words.' });
      })();
      const full = exportTo(made.project, {}, { folder: path.join(folder, 'here'), overwrite: true });
      await expect(full).rejects.toMatchObject({
        code: 'export.failed',
        message: expect.stringContaining('the disk is full'),
      });
      expect(readFolder(path.join(folder, 'here'))).toEqual(before.files);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
