import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportReplication } from '../../electron/engine/replication/export-replication.ts';
import { exportOptions } from '../../shared/contract/schemas/exports.ts';
import { createBench, type Bench } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const talks = 'Talks 🚀\n\nThe envoy said that nobody would negotiate about the range of anything at all.';
const quiet = 'Quiet week\n\nNobody spoke, and the council went home early on every single day of it.';

describe('A replication package on the command line', () => {
  let bench: Bench;
  const json = (...given: string[]) => bench.run(...given, '--json');

  beforeAll(async () => {
    bench = createBench();
    bench.file('in/talks.txt', talks);
    bench.file('in/quiet.txt', quiet);
    bench.file('codebook.csv', 'path\nrefusal\n');
    await bench.run('init', 'study.parlance', '--coder', 'Ada');
    await bench.run('import', 'study.parlance', 'in');
    await bench.run('codebook', 'import', 'study.parlance', 'codebook.csv');
    for (const [article, quote] of [
      ['Talks 🚀', 'nobody would negotiate'],
      ['Quiet week', 'Nobody spoke'],
    ] as const)
      await bench.run('code', 'study.parlance', '--article', article, '--code', 'refusal', '--quote', quote);
    const options = exportOptions.parse({ format: 'replication' });
    const extra = { overwrite: false, programVersion: '1.2.3' };
    const events = exportReplication(bench.place('study.parlance'), bench.place('package.zip'), options, extra);
    for await (const event of events) void event;
    mkdirSync(bench.place('theirs'));
  });
  afterAll(() => bench.remove());

  it('is joined with copies, and says 3 where something is missing', async () => {
    bench.file('theirs/1.txt', talks);
    const ran = await json('rehydrate', 'package.zip', '--articles', 'theirs', '--to', 'some.parlance');
    expect(ran).toMatchObject({ status: 3, stderr: '' });
    expect(ran.json).toEqual({
      project: bench.place('some.parlance'),
      articles: [
        {
          articleId: expect.any(String),
          title: 'Quiet week',
          outcome: 'missing',
          file: null,
          segments: { exact: 0, reAnchored: 0, lost: 1 },
        },
        {
          articleId: expect.any(String),
          title: 'Talks 🚀',
          outcome: 'exact',
          file: bench.place(path.join('theirs', '1.txt')),
          segments: { exact: 1, reAnchored: 0, lost: 0 },
        },
      ],
      notes: [],
    });
    expect((await json('check', 'some.parlance')).json).toMatchObject({ articles: 1, segments: 1, problems: [] });
  });

  it('says 0 where everything was found, and tells people in words', async () => {
    bench.file(
      'elsewhere/copy.html',
      `<html><body><article><p>${quiet.replace('\n\n', '</p>\n<p>')}</p></article></body></html>`,
    );
    const ran = await bench.run(
      'rehydrate',
      'package.zip',
      '--articles',
      'theirs',
      '--articles',
      'elsewhere',
      '--to',
      'whole.parlance',
    );
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout.split('\n')).toEqual([
      `Written to ${bench.place('whole.parlance')}`,
      expect.stringMatching(/^Articles: \d exact, \d in another copy, 0 missing$/),
      expect.stringMatching(/^Codings: {2}\d exact, \d found again, 0 lost$/),
      '',
    ]);
  });

  it('refuses what it cannot do, and makes nothing', async () => {
    const to = ['--to', 'other.parlance'];
    expect((await json('rehydrate', 'package.zip', ...to)).status).toBe(2);
    expect((await json('rehydrate', 'package.zip', '--articles', 'theirs')).status).toBe(2);
    const noPackage = await json('rehydrate', 'in', '--articles', 'theirs', ...to);
    expect(noPackage).toMatchObject({ status: 1, json: { error: { code: 'replication.unreadable' } } });
    const taken = await json('rehydrate', 'package.zip', '--articles', 'theirs', '--to', 'study.parlance');
    expect(taken).toMatchObject({ status: 1, json: { error: { code: 'project.exists' } } });
    expect((await json('check', 'other.parlance')).status).toBe(1);
  });
});
