import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBench, type Bench, type Ran } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('Exports on the command line', () => {
  let bench: Bench;
  const project = 'study.parlance';
  const json = (...given: string[]): Promise<Ran> => bench.run(...given, '--json');
  const exported = (...given: string[]): Promise<Ran> => json('export', project, ...given);
  const rows = (name: string): string[] => readFileSync(bench.place(name), 'utf8').trimEnd().split('\n').slice(1);
  const code = (...given: string[]): Promise<Ran> => json('code', project, ...given);

  beforeAll(async () => {
    bench = createBench();
    bench.file('in/talks.txt', 'Talks 🚀\n\nWe will not negotiate. The envoy spoke.');
    bench.file('in/quiet.txt', 'Quiet week\n\nNobody spoke.');
    bench.file('codes.csv', 'path\nStance\nStance > Refusal\nSpeech\n');
    await bench.run('init', project, '--coder', 'Ada');
    await bench.run('import', project, 'in');
    await bench.run('codebook', 'import', project, 'codes.csv');
    await code('--article', 'Talks 🚀', '--code', 'Refusal', '--quote', 'We will not negotiate.');
    await code('--article', 'Talks 🚀', '--code', 'Speech', '--quote', 'spoke', '--coder', 'Navid, N.');
    await code('--article', 'Quiet week', '--code', 'Speech', '--quote', 'spoke', '--coder', 'Zoë');
  });
  afterAll(() => bench.remove());

  it('guesses the format from the ending, and takes it from --format first', async () => {
    for (const [to, format, expected] of [
      ['codings.csv', null, ['codings.csv']],
      ['rows.jsonl', null, ['rows.jsonl']],
      ['rows.parquet', null, ['rows.parquet']],
      ['project.qdpx', null, ['project.qdpx']],
      ['folder', 'jsonl', ['segments.jsonl', 'articles.jsonl', 'units.jsonl', 'codebook.jsonl', 'datapackage.json']],
      [
        'codings.txt',
        'csv',
        ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv', 'datapackage.json', 'README.txt'],
      ],
    ] as const) {
      const ran = await exported('--to', to, ...(format ? ['--format', format] : []));
      expect(ran).toMatchObject({ status: 0, json: { differences: null } });
      const report = ran.json as { folder: string; files: { name: string }[] };
      expect(report.files.map((file) => file.name)).toEqual(expected);
      for (const name of expected) expect(existsSync(path.join(report.folder, name))).toBe(true);
    }
  });

  it('takes what was chosen: coders, codes with those below them, articles', async () => {
    await exported('--to', 'a.csv', '--coder', 'Navid, N.');
    expect(rows('a.csv')).toEqual([expect.stringContaining('"Navid, N."')]);
    await exported('--to', 'a.csv', '--coder', 'ada,Zoë', '--delimiter', 'semicolon');
    expect(rows('a.csv').map((row) => row.split(';')[5])).toEqual(expect.arrayContaining(['Ada', 'Zoë']));
    expect(rows('a.csv')).toHaveLength(2);
    await exported('--to', 'a.csv', '--code', 'Stance');
    expect(rows('a.csv')).toEqual([expect.stringContaining('Stance > Refusal')]);
    await exported(
      '--to',
      'a.csv',
      '--article',
      'Quiet week',
      '--article',
      'Talks 🚀',
      '--code',
      'Speech',
      '--code',
      'Stance > Refusal',
    );
    expect(rows('a.csv')).toHaveLength(3);
    await exported('--to', 'a.csv', '--article', 'Quiet week');
    expect(rows('a.csv')).toHaveLength(1);
  });

  it('refuses what is not in the project, and writes nothing', async () => {
    for (const [given, error] of [
      [['--coder', 'Nobody'], 'coder.not-found'],
      [['--coder', 'Ada,Nobody'], 'coder.not-found'],
      [['--code', 'Stance > Nothing'], 'code.not-found'],
      [['--article', 'Nowhere'], 'article.not-found'],
      [['--recipe', 'Nothing'], 'recipe.not-found'],
    ] as const) {
      expect(await exported('--to', 'nothing', ...given)).toMatchObject({
        status: 1,
        json: { error: { code: error } },
      });
    }
    expect(existsSync(bench.place('nothing'))).toBe(false);
  });

  it('tells in words what differs from what it replaces', async () => {
    await bench.run('export', project, '--to', 'words');
    expect((await bench.run('export', project, '--to', 'words')).stdout).toContain(
      'No row differs from what it replaced.',
    );
    await code('--article', 'Quiet week', '--code', 'Stance', '--quote', 'Nobody');
    const { stdout } = await bench.run('export', project, '--to', 'words');
    expect(stdout).toContain('Compared with what it replaced:\n  segments.csv  1 row added\n');
    await bench.run('undo', project);
  });

  it('saves a recipe, runs it to the same bytes, lists and removes it', async () => {
    const options = [
      '--unit',
      'sentence',
      '--delimiter',
      'semicolon',
      '--decimal',
      'comma',
      '--code',
      'Speech',
      '--final',
    ];
    const first = await bench.run('export', project, '--to', 'first', ...options, '--save-recipe', 'Speech only');
    expect(first.stdout).toContain('Recipe “Speech only” saved');
    expect((await exported('--to', 'second', '--recipe', 'speech ONLY')).status).toBe(0);
    const contents = (folder: string): string[] =>
      readdirSync(bench.place(folder))
        .sort()
        .map((name) => readFileSync(path.join(bench.place(folder), name), 'utf8'));
    expect(contents('second')).toEqual(contents('first'));
    expect((await json('recipes', project)).json).toEqual([
      expect.objectContaining({
        name: 'Speech only',
        options: expect.objectContaining({
          unit: 'sentence',
          delimiter: ';',
          decimal: ',',
          finalOnly: true,
          format: 'csv',
        }),
      }),
    ]);
    expect((await bench.run('recipes', project)).stdout).toMatch(
      /^Speech only +csv +by sentence, final codings, 1 code\n1 recipe\n$/,
    );

    await exported('--to', 'third', '--recipe', 'Speech only', '--delimiter', 'comma', '--format', 'jsonl');
    expect(readdirSync(bench.place('third'))).toContain('units.jsonl');
    expect((await exported('--to', 'third.xlsx', '--recipe', 'Speech only')).status).toBe(2);

    expect((await json('recipes', project, '--remove', 'Speech only')).json).toMatchObject({
      removed: { name: 'Speech only' },
    });
    expect((await json('recipes', project)).json).toEqual([]);
    expect(await json('recipes', project, '--remove', 'Speech only')).toMatchObject({
      status: 1,
      json: { error: { code: 'recipe.not-found' } },
    });
    await bench.run('undo', project);
    expect((await json('recipes', project)).json).toHaveLength(1);
  });
});
