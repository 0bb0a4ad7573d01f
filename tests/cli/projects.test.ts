import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codingOf, makeQualCoderProject } from '../interchange/support/qualcoder-project.ts';
import { createBench, type Bench } from './run-cli.ts';

// Every step starts a process or several, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const project = 'study.parlance';
let bench: Bench;
beforeEach(async () => {
  bench = createBench();
  await bench.run('init', project, '--coder', 'Ada');
});
afterEach(() => bench.remove());

const text = 'The border is closed.';

function qualCoder(): string {
  return makeQualCoderProject(bench.folder, 'v17', {
    project: [{ databaseversion: 'v17', date: '', memo: '', about: 'QualCoder 3.7' }],
    code_name: [{ cid: 1, name: 'Closed', memo: '', catid: null, color: '#112233' }],
    source: [{ id: 1, name: 'border.txt', fulltext: text, memo: '', owner: 'Navid', date: '' }],
    code_text: [codingOf(text, 'closed', { cid: 1, fid: 1, owner: 'Navid' })],
  });
}

describe('Projects of other programs', () => {
  it('are told by inspect before anything is taken over', async () => {
    const place = qualCoder();
    const ran = await bench.run('inspect', place, '--json');
    expect(ran.status).toBe(0);
    expect(ran.json).toEqual({
      file: place,
      format: 'qualcoder',
      program: 'QualCoder 3.7',
      title: 'Borders',
      counts: { articles: 1, codes: 1, segments: 1, coders: 1, memos: 0, variables: 0 },
      notes: [expect.objectContaining({ code: 'offsets-checked', count: 1 })],
    });
    const none = await bench.run('inspect', bench.file('plain.txt', 'Nothing'), '--json');
    expect(none.status).toBe(1);
    expect(none.json).toMatchObject({ error: { code: 'interchange.unknown-format' } });
  });

  it('come in beside articles, and one undo takes each back', async () => {
    const place = qualCoder();
    const plain = bench.file('in/plain.txt', 'An article of its own.');
    const ran = await bench.run('import', project, place, 'in', '--json');
    expect(ran.stderr).toBe('');
    expect(ran.status).toBe(0);
    expect(ran.json).toEqual({
      found: 1,
      imported: 1,
      duplicates: 0,
      failed: [],
      articles: [expect.objectContaining({ file: plain })],
      projects: [
        expect.objectContaining({
          file: place,
          program: 'QualCoder 3.7',
          added: { articles: 1, codes: 1, segments: 1, coders: 1, memos: 0, variables: 0 },
        }),
      ],
    });
    await bench.run('undo', project);
    const undone = await bench.run('undo', project);
    expect(undone.stdout).toContain('Take over “Borders” from QualCoder 3.7');
    expect((await bench.run('articles', project, '--json')).json).toEqual([]);
    expect((await bench.run('check', project)).status).toBe(0);
  });

  it('are read as people read them', async () => {
    const ran = await bench.run('import', project, qualCoder());
    expect(ran.stdout.split('\n')[0]).toBe(
      'QualCoder 3.7 “Borders”: 1 article, 1 code, 1 coding, 1 coder came in; nothing stood here already',
    );
  });

  it('that lie in a folder of articles are named, and not read file by file', async () => {
    const place = qualCoder();
    bench.file('plain.txt', 'An article of its own.');
    const ran = await bench.run('import', project, bench.folder, '--recursive', '--json');
    expect(ran.status).toBe(3);
    const { failed, articles } = ran.json as { failed: { file: string; code: string }[]; articles: unknown[] };
    expect(failed.filter(({ file }) => file.startsWith(place))).toEqual([
      expect.objectContaining({ file: place, code: 'import.project' }),
    ]);
    expect(articles).toHaveLength(1);
  });

  it('that cannot be read are refused, and the others come in', async () => {
    const bad = bench.file('Bad.qdpx', 'PK\u0003\u0004 but no archive');
    const ran = await bench.run('import', project, bad, qualCoder(), '--json');
    expect(ran.status).toBe(3);
    expect(ran.json).toMatchObject({ failed: [{ file: bad }], projects: [{ format: 'qualcoder' }] });
  });

  it('are read as the format that is asked for, or refused', async () => {
    const list = bench.file('list.txt', 'Borders\n\tClosed\n\tOpen\n');
    const ran = await bench.run('import', project, list, '--format', 'indented-text', '--json');
    expect(ran.json).toMatchObject({ found: 0, projects: [{ added: { codes: 3 } }] });
    const refused = await bench.run('import', project, list, '--format', 'qualcoder', '--json');
    expect(refused.status).toBe(3);
    expect(refused.json).toMatchObject({ failed: [{ file: list, code: 'interchange.unreadable' }] });
  });
});

describe('Merging', () => {
  it('brings in what is new in a copy, once, and tells it beforehand', async () => {
    bench.file('in/border.txt', text);
    bench.file('codes.csv', 'path\nClosed\n');
    await bench.run('import', project, 'in');
    await bench.run('codebook', 'import', project, 'codes.csv');
    copyFileSync(bench.place(project), bench.place('navid.parlance'));
    await bench.run(
      'code',
      'navid.parlance',
      '--article',
      'border',
      '--code',
      'Closed',
      '--quote',
      'closed',
      '--coder',
      'Navid',
    );

    const trial = await bench.run('merge', project, 'navid.parlance', '--dry-run', '--json');
    const { revision } = trial.json as { revision: number };
    expect(trial.json).toMatchObject({
      dryRun: true,
      projects: [{ added: { articles: 0, codes: 0, segments: 1, coders: 1, memos: 0, variables: 0 } }],
      failed: [],
    });
    const merged = await bench.run('merge', project, 'navid.parlance', 'nowhere.parlance', '--json');
    expect(merged.status).toBe(3);
    expect(merged.json).toMatchObject({
      dryRun: false,
      projects: [{ added: { segments: 1 }, known: { articles: 1, codes: 1 } }],
      failed: [{ file: bench.place('nowhere.parlance'), code: 'import.not-found' }],
      revision: revision + 1,
    });
    const again = await bench.run('merge', project, 'navid.parlance');
    expect(again.stdout).toContain('nothing came in; 1 article, 1 code, 1 coding, 2 coders stood here already');
    const self = await bench.run('merge', project, project, '--json');
    expect(self.json).toMatchObject({ failed: [{ code: 'call.invalid' }] });
    expect((await bench.run('check', project)).status).toBe(0);
  });
});
