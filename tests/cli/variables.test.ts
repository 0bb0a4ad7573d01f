import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBench, type Bench } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000 });

const id = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

describe('Variables of articles on the command line', () => {
  let bench: Bench;
  const project = 'study.parlance';
  const json = (...given: string[]) => bench.run(...given, '--json');

  beforeAll(async () => {
    bench = createBench();
    bench.file('in/talks.txt', 'Talks 🚀\n\nThe envoy spoke.');
    bench.file('in/quiet.txt', 'Quiet week\n\nNobody spoke.');
    await bench.run('init', project, '--coder', 'Ada');
    await bench.run('import', project, 'in');
  });
  afterAll(() => bench.remove());

  it('import makes variables of columns, and tells what it could not take', async () => {
    bench.file(
      'facts.csv',
      '\uFEFFarticle;Reach;Party\r\nTalks 🚀;3,5;links\r\nquiet.txt;many;links\r\nNowhere;1;rechts\r\n',
    );
    const ran = await json('variables', 'import', project, 'facts.csv');
    expect(ran.status).toBe(3);
    expect(ran.json).toEqual({
      found: 3,
      articles: 2,
      values: 4,
      created: ['Reach', 'Party'],
      failed: [{ line: 4, code: 'article.not-found', message: expect.stringContaining('Nowhere') }],
      notes: [],
      revision: expect.any(Number),
    });
  });

  it('set writes values in the spelling of their type, for several articles at once', async () => {
    bench.file('size.csv', 'article,Size,Sample\nTalks 🚀,1,yes\nQuiet week,2,no\n');
    expect((await json('variables', 'import', project, 'size.csv')).status).toBe(0);
    const two = ['--article', 'Talks 🚀', '--article', 'quiet week'];
    const ran = await json('variables', 'set', project, ...two, '--set', 'size=2,25', '--set', 'Sample=YES');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json).toEqual({
      articles: [id, id],
      set: { Size: '2.25', Sample: 'true' },
      revision: expect.any(Number),
    });
  });

  it('set refuses before it writes anything', async () => {
    const talks = ['--article', 'Talks 🚀'];
    const wrong = await json('variables', 'set', project, ...talks, '--set', 'Sample=no', '--set', 'Size=1,234');
    expect(wrong).toMatchObject({ status: 1, json: { error: { code: 'variable.value-invalid' } } });
    const unknown = await json('variables', 'set', project, ...talks, '--set', 'Colour=red');
    expect(unknown).toMatchObject({ status: 1, json: { error: { code: 'variable.not-found' } } });
    const nowhere = await json('variables', 'set', project, '--article', 'Nowhere', '--set', 'Size=1');
    expect(nowhere).toMatchObject({ status: 1, json: { error: { code: 'article.not-found' } } });
    expect((await json('variables', 'set', project, ...talks)).status).toBe(2);
    expect((await json('variables', 'set', project, ...talks, '--set', 'Size')).status).toBe(2);
    const list = (await json('variables', project)).json as { name: string }[];
    expect(list.find(({ name }) => name === 'Sample')).toEqual({
      id,
      name: 'Sample',
      type: 'yes-no',
      choices: [],
      values: 2,
    });
  });

  it('lists them for people', async () => {
    const ran = await bench.run('variables', project);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^Reach +text +2 values\nParty +text +2 values\nSize +number +2 values/);
  });

  it('export writes what import reads', async () => {
    const ran = await json('variables', 'export', project, 'out.csv');
    const written = readFileSync(bench.place('out.csv'), 'utf8');
    expect(ran.json).toEqual({ path: bench.place('out.csv'), variables: 4, bytes: Buffer.byteLength(written) });
    expect(written.split('\n')[0]).toBe('article,article_title,Reach,Party,Size,Sample');
    expect((await json('variables', 'import', project, 'out.csv')).json).toMatchObject({ values: 0, failed: [] });
  });

  it('refuses what is no table of variables', async () => {
    bench.file('other.csv', 'x,y\n1,2\n');
    for (const name of ['other.csv', 'missing.csv']) {
      const ran = await json('variables', 'import', project, name);
      expect(ran).toMatchObject({ status: 1, json: { error: { code: 'variables.unreadable' } } });
    }
    const there = await json('variables', 'export', project, 'in/nowhere/out.csv');
    expect(there).toMatchObject({ status: 1, json: { error: { code: 'export.not-writable' } } });
  });
});
