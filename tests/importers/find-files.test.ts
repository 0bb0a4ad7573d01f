import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFiles } from '../../electron/engine/importers/find-files.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parlance-find-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'x');
  }
}

async function found(paths: string[], recursive = true): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of findFiles(paths, { recursive })) {
    const path = finding.kind === 'file' ? finding.file.path : finding.failure.file;
    lines.push(`${finding.kind === 'file' ? '' : `${finding.failure.code} `}${relative(folder, path)}`);
  }
  return lines;
}

test('a folder is walked in natural order, without hidden files and litter', async () => {
  await write(
    '10.txt',
    '2.txt',
    'b/1.txt',
    'a/c/9.txt',
    'a/10.txt',
    '.hidden.txt',
    '.git/config',
    'Thumbs.db',
    '~$draft.docx',
  );
  await write('desktop.ini', '__MACOSX/x.txt', 'a/.DS_Store');
  expect(await found([folder])).toEqual(['2.txt', '10.txt', 'a/10.txt', 'a/c/9.txt', 'b/1.txt']);
});

test('a project of QualCoder is no folder of articles', async () => {
  await write('a.txt', 'Study.qda/data.qda', 'Study.qda/documents/1.txt', 'no-project.qda/b.txt');
  const expected = ['a.txt', 'no-project.qda/b.txt', 'import.project Study.qda'];
  expect(await found([folder])).toEqual(expected);
  expect(await found([join(folder, 'Study.qda')])).toEqual(['import.project Study.qda']);
});

test('without recursion only the folder itself is opened', async () => {
  await write('1.txt', 'a/2.txt');
  expect(await found([folder], false)).toEqual(['1.txt']);
});

test('names with quotes, emoji, right-to-left marks and line feeds come through as they are', async () => {
  const names = [
    '"quoted" ‘name’.txt',
    'back\\slash.txt',
    'line\nfeed.txt',
    '\u200fگزارش\u200e 🚀.txt',
    "it's; rm -rf $HOME.txt",
  ];
  await write(...names);
  expect((await found([folder])).toSorted()).toEqual(names.toSorted());
});

test('links are followed but not in circles, and a link to nothing is reported', async () => {
  await write('a/1.txt');
  await symlink(join(folder, 'a'), join(folder, 'a', 'again'));
  await symlink(join(folder, 'a', '1.txt'), join(folder, 'one.txt'));
  await symlink(join(folder, 'gone'), join(folder, 'z'));
  expect(await found([folder])).toEqual(['a/1.txt', 'one.txt', 'import.unreadable z']);
});

test('what is missing is reported and does not stop the rest', async () => {
  await write('1.txt');
  expect(await found([join(folder, 'nothing'), join(folder, '1.txt'), join(folder, '1.txt', 'below')])).toEqual([
    'import.not-found nothing',
    '1.txt',
    'import.not-found 1.txt/below',
  ]);
});

// Root may read everything, whatever the permissions say.
test.skipIf(process.getuid?.() === 0)('a folder without permission is reported', async () => {
  await write('locked/1.txt', 'open.txt');
  await chmod(join(folder, 'locked'), 0);
  const lines = await found([folder]);
  await chmod(join(folder, 'locked'), 0o700);
  expect(lines).toEqual(['import.unreadable locked', 'open.txt']);
});
