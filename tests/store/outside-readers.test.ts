import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../engine/desk.ts';
import { canRun, runProgram } from '../support/find-program.ts';
import { examplesIn } from './project-file-page.ts';

/** Originals with Windows line ends, an emoji family, marks of their own, and Persian with half-spaces. */
const files = {
  'crlf.txt': 'Résumé 🚀 of the talks\r\n\r\nThe e\u0301te\u0301 round 👨‍👩‍👧 failed.\r\nRange = 300 km.\r\n',
  'old-mac.txt': 'Old line ends\r\rA second 🇮🇷 paragraph.\r',
  'persian.txt': 'حاکمیت ملی\r\n\r\nایران می‌گوید بُرد موشک‌ها موضوع گفت‌وگو نیست. 🚀 پایان.',
};
const quotes: Record<keyof typeof files, string[]> = {
  'crlf.txt': ['🚀 of the', 'talks\n\nThe e\u0301te\u0301', '👨‍👩‍👧', 'failed.\nRange', '300 km.'],
  'old-mac.txt': ['ends\n\nA', '🇮🇷 paragraph'],
  'persian.txt': ['ملی\n\nایران', 'می‌گوید بُرد موشک‌ها', '🚀 پایان'],
};
const codings = Object.values(quotes).flat().length;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { engine } = desk;
  const code = await desk.addCode('Range');
  const report = await desk.bringIn(files);
  for (const { id: articleId, file } of report.articles) {
    for (const quote of quotes[path.basename(file) as keyof typeof files]) {
      const { start, end } = await engine.segments.locate({ articleId, quote });
      await engine.segments.create({ items: [{ articleId, codeId: code, start, end, memo: `On “${quote}”` }] });
    }
  }
});
afterAll(() => desk.close());

const hasPython = canRun('python3', ['-c', 'import sqlite3']);
const hasRSqlite = canRun('Rscript', ['-e', 'library(RSQLite)']);
const python = examplesIn('python');
const r = examplesIn('r');

/** The example of the page itself, and after it a count of what it had to do with. */
function readWith(program: 'python3' | 'Rscript'): string {
  const script = path.join(desk.folder, program === 'python3' ? 'read.py' : 'read.R');
  writeFileSync(
    script,
    program === 'python3'
      ? `${python[0]}print(len(segments), len(texts))\n`
      : `${r[0]}cat(nrow(segments), nrow(texts))\n`,
  );
  return runProgram(program, program === 'python3' ? [script] : ['--vanilla', script], desk.folder).trim();
}

const everything = `${codings} 3`;

describe('a project that is open, with its newest changes in the log beside it', () => {
  it('has an example for Python and one for R on its page', () => {
    expect([python.length, r.length]).toEqual([1, 1]);
  });

  it.skipIf(!hasPython)('is read by Python, slice by slice', () => {
    expect(readWith('python3')).toBe(everything);
  });

  it.skipIf(!hasRSqlite)('is read by R, slice by slice', () => {
    expect(readWith('Rscript')).toBe(everything);
  });

  it.skipIf(!hasPython)('shows what was saved last', async () => {
    const child = `
import sqlite3
study = sqlite3.connect("file:study.parlance?mode=ro", uri=True)
print(study.execute("SELECT count(*) FROM v_codes").fetchone()[0])`;
    expect(runProgram('python3', ['-c', child], desk.folder).trim()).toBe('1');
    await desk.addCode('Written meanwhile');
    expect(runProgram('python3', ['-c', child], desk.folder).trim()).toBe('2');
  });
});

describe('a project that was closed', () => {
  beforeAll(() => desk.engine.project.close({}));

  it.skipIf(!hasPython)('is read by Python, slice by slice', () => {
    expect(readWith('python3')).toBe(everything);
  });

  it.skipIf(!hasRSqlite)('is read by R, slice by slice', () => {
    expect(readWith('Rscript')).toBe(everything);
  });

  it.skipIf(!hasPython)('is one file, which can be read after it was copied alone', () => {
    copyFileSync(path.join(desk.folder, 'study.parlance'), path.join(desk.folder, 'copy.parlance'));
    const script = `
import sqlite3
study = sqlite3.connect("file:copy.parlance?mode=ro", uri=True)
print(study.execute("SELECT count(*) FROM v_memos").fetchone()[0])`;
    expect(runProgram('python3', ['-c', script], desk.folder).trim()).toBe(String(codings));
  });
});
