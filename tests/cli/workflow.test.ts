import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBench, type Bench } from './run-cli.ts';

// Every step starts a process or several, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const id = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const hash = expect.stringMatching(/^[0-9a-f]{64}$/);

const launch =
  'Ministers on launch notice 🚀\n\nThe envoy said: “Range is ours to decide 🚀, and ours alone.”\nRange came up again.';
const persian = 'سخنگو: دربارهٔ بُرد موشک‌ها مذاکره نمی‌کنیم.\n\nاو گفت حاکمیت فروشی نیست.';

/** The main job from beginning to end, as a script does it. Each step builds on the one before. */
describe('The whole job on the command line', () => {
  let bench: Bench;
  const project = 'study.parlance';
  const json = (...given: string[]) => bench.run(...given, '--json');

  beforeAll(() => {
    bench = createBench();
    bench.file('in/launch.txt', launch);
    bench.file('in/persian.txt', persian);
    bench.file('in/again.txt', launch);
    bench.file(
      'in/deep/page.html',
      '<html lang="en"><head><title>Quiet week at the table</title></head><body><article><h1>Quiet week at the table</h1><p>Delegates met on Monday and on Tuesday, and said little about either day. The minister spoke of deterrence without once using the word, and left before the questions began.</p><p>Nobody raised the ceiling; nobody took it away.</p></article></body></html>',
    );
    bench.file('in/empty.txt', '');
    bench.file('in/picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 1, 2, 3]));
    bench.file(
      'codebook.csv',
      'path,definition,color\nsovereignty,Who decides,#336699\nsovereignty > range,"Range, “ours”",\nrefusal to negotiate,,\n',
    );
  });
  afterAll(() => bench.remove());

  it('init makes a project', async () => {
    const ran = await json('init', project, '--title', 'Range talks', '--coder', 'Ada');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json).toEqual({
      path: bench.place(project),
      id,
      title: 'Range talks',
      coder: 'Ada',
      articles: 0,
      segments: 0,
      revision: 0,
    });
    expect(readdirSync(bench.folder).filter((name) => name.startsWith('study'))).toEqual([project]);
  });

  it('init refuses a file that is there', async () => {
    const before = readFileSync(bench.place(project));
    const ran = await json('init', project);
    expect(ran.status).toBe(1);
    expect(ran.json).toEqual({
      error: {
        code: 'project.exists',
        message: expect.stringContaining(bench.place(project)),
        details: { path: bench.place(project) },
      },
    });
    expect(ran.stderr).toBe(`${(ran.json as { error: { message: string } }).error.message}\n`);
    expect(readFileSync(bench.place(project)).equals(before)).toBe(true);
  });

  it('import brings in what can be read, and says what cannot', async () => {
    const ran = await json('import', project, 'in', 'nowhere.txt');
    expect(ran.status).toBe(3);
    expect(ran.json).toEqual({
      found: 6,
      imported: 2,
      duplicates: 1,
      failed: expect.any(Array),
      articles: [
        { id, title: expect.any(String), file: expect.stringContaining('again.txt') },
        { id, title: expect.any(String), file: expect.stringContaining('persian.txt') },
      ],
    });
    const { failed } = ran.json as { failed: { file: string; code: string; message: string }[] };
    expect(failed.map(({ file, code, message }) => [path.basename(file), code, message.length > 10])).toEqual([
      ['nowhere.txt', 'import.not-found', true], // known before the first file is read
      ['empty.txt', 'import.empty', true],
      ['picture.txt', expect.stringMatching(/^import\./), true],
    ]);
  });

  it('import --recursive goes on into folders, and recognises what is there', async () => {
    const ran = await json('import', project, 'in', '--recursive');
    expect(ran.status).toBe(3);
    expect(ran.json).toMatchObject({
      imported: 1,
      duplicates: 3,
      articles: [{ title: 'Quiet week at the table', file: expect.stringContaining('page.html') }],
    });
  });

  it('import says 0 when nothing was refused', async () => {
    bench.file('plain.txt', 'A plain brief.\n\nNothing more.');
    const ran = await bench.run('import', project, 'plain.txt');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toBe('1 article found, 1 imported, 0 duplicates, 0 files refused\n');
  });

  it('articles lists them in its shape', async () => {
    const ran = await json('articles', project);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const articles = ran.json as Record<string, unknown>[];
    expect(articles).toHaveLength(4);
    for (const article of articles) {
      expect(Object.keys(article)).toEqual([
        'id',
        'title',
        'byline',
        'outlet',
        'date',
        'language',
        'words',
        'characters',
        'text_hash',
        'duplicate_of',
      ]);
      expect(article).toMatchObject({ id, text_hash: hash, duplicate_of: null });
    }
    const launched = articles.find(({ title }) => String(title).startsWith('Ministers on launch'));
    expect(launched?.['characters']).toBe(Array.from(launch).length);
  });

  it('codebook import makes codes, and updates them the second time', async () => {
    const first = await json('codebook', 'import', project, 'codebook.csv');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.json).toEqual({ created: 3, updated: 0, unchanged: 0, failed: [], revision: expect.any(Number) });
    bench.file('more.csv', 'name,parent,definition\nrange,sovereignty,How far\ndeterrence,,\nlost,nobody,\n');
    const second = await json('codebook', 'import', project, 'more.csv');
    expect(second.status).toBe(3);
    expect(second.json).toEqual({
      created: 1,
      updated: 1,
      unchanged: 0,
      failed: [{ line: 4, code: 'code.not-found', message: expect.stringContaining('nobody') }],
      revision: expect.any(Number),
    });
  });

  it('codebook import refuses what is no codebook', async () => {
    bench.file('other.csv', 'x,y\n1,2\n');
    bench.file('latin.csv', Buffer.from('path\ncaf\xe9\n', 'latin1'));
    for (const name of ['other.csv', 'latin.csv', 'missing.csv']) {
      const ran = await json('codebook', 'import', project, name);
      expect(ran.status).toBe(1);
      expect(ran.json).toMatchObject({ error: { code: 'codebook.unreadable', message: expect.any(String) } });
    }
  });

  it('codebook export writes what codebook import reads', async () => {
    const ran = await json('codebook', 'export', project, 'out.csv');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json).toEqual({
      path: bench.place('out.csv'),
      codes: 4,
      bytes: readFileSync(bench.place('out.csv')).length,
    });
    const other = await json('init', 'other.parlance');
    expect(other.status).toBe(0);
    expect((await json('codebook', 'import', 'other.parlance', 'out.csv')).json).toMatchObject({
      created: 4,
      failed: [],
    });
    await json('codebook', 'export', 'other.parlance', 'out2.csv');
    const columns = (name: string): string[] =>
      readFileSync(bench.place(name), 'utf8')
        .split('\n')
        .map((line) => line.split(',').slice(2, 4).join(','));
    expect(columns('out2.csv')).toEqual(columns('out.csv'));
  });

  it('code places a quote', async () => {
    const ran = await json(
      'code',
      project,
      '--article',
      'ministers on launch notice 🚀',
      '--code',
      'sovereignty > range',
      '--quote',
      'Range is ours to decide 🚀',
      '--memo',
      'The core of it',
      '--set',
      'speaker=Envoy',
      '--set',
      'stance=for',
    );
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const start = Array.from(launch.slice(0, launch.indexOf('Range is'))).length;
    expect(ran.json).toEqual({
      segment_id: id,
      article_id: id,
      article_title: 'Ministers on launch notice 🚀',
      code_id: id,
      code: 'range',
      coder: 'Ada',
      start,
      end: start + Array.from('Range is ours to decide 🚀').length,
      start_utf16: launch.indexOf('Range is'),
      end_utf16: launch.indexOf('Range is') + 'Range is ours to decide 🚀'.length,
      text: 'Range is ours to decide 🚀',
      memo: 'The core of it',
      attributes: { speaker: 'Envoy', stance: 'for' },
      revision: expect.any(Number),
    });
  });

  it('code places a position, for another coder, who is new', async () => {
    const start = Array.from(persian.slice(0, persian.indexOf('بُرد'))).length;
    const [article] = (await json('articles', project)).json as { id: string; language: string; title: string }[];
    const articles = (await json('articles', project)).json as { id: string; title: string }[];
    const found = articles.find(({ title }) => title.includes('سخنگو')) ?? article;
    const ran = await json(
      'code',
      project,
      '--article',
      found?.id ?? '',
      '--code',
      'refusal to negotiate',
      '--start',
      String(start),
      '--end',
      String(start + Array.from('بُرد').length),
      '--coder',
      'Navid',
    );
    expect(ran.status).toBe(0);
    expect(ran.json).toMatchObject({ coder: 'Navid', text: 'بُرد', start });
    // The project's own coder is still who it was.
    const next = await json('code', project, '--article', found?.id ?? '', '--code', 'deterrence', '--quote', 'حاکمیت');
    expect(next.json).toMatchObject({ coder: 'Ada', text: 'حاکمیت' });
  });

  it.each([
    ['an unknown article', ['--article', 'Nothing', '--code', 'range', '--quote', 'x'], 'article.not-found'],
    ['an unknown code', ['--article', 'Quiet week at the table', '--code', 'no', '--quote', 'x'], 'code.not-found'],
    [
      'words that are not there',
      ['--article', 'Quiet week at the table', '--code', 'range', '--quote', 'x!x'],
      'segment.quote-not-found',
    ],
    [
      'words that are there twice',
      ['--article', 'Quiet week at the table', '--code', 'range', '--quote', 'day'],
      'segment.quote-ambiguous',
    ],
    [
      'a place beyond the end',
      ['--article', 'Quiet week at the table', '--code', 'range', '--start', '0', '--end', '99999'],
      'segment.out-of-range',
    ],
  ])('code refuses %s', async (_case, given, code) => {
    const ran = await json('code', project, ...given);
    expect(ran.status).toBe(1);
    expect(ran.json).toMatchObject({ error: { code, message: expect.any(String), details: expect.any(Object) } });
  });

  it('code --from takes a table, tells what it could not place, and does it in one step', async () => {
    bench.file(
      'codings.csv',
      [
        '\uFEFFarticle,start,end,quote,code,coder,memo',
        'Quiet week at the table,,,"Nobody raised the ceiling",refusal to negotiate,,',
        'Quiet week at the table,0,5,,deterrence,Grace,"a memo, with a comma"',
        'Quiet week at the table,0,5,,deterrence,Grace,',
        'No such article,0,5,,deterrence,,',
        'Quiet week at the table,,,absent words,deterrence,,',
        '',
      ].join('\r\n'),
    );
    const ran = await json('code', project, '--from', 'codings.csv', '--coder', 'Navid');
    expect(ran.status).toBe(3);
    expect(ran.json).toEqual({
      found: 5,
      created: 2,
      duplicates: 1,
      failed: [
        { line: 5, code: 'article.not-found', message: expect.any(String) },
        { line: 6, code: 'segment.quote-not-found', message: expect.any(String) },
      ],
      revision: expect.any(Number),
    });
    const entries = (await json('history', project, '--limit', '1')).json;
    expect(entries).toEqual([
      {
        id,
        revision: (ran.json as { revision: number }).revision,
        time,
        coder: 'Navid',
        kind: 'do',
        command: 'segments.importCsv',
        label: expect.any(String),
        target_id: null,
        undoable: true,
        undone: false,
        changes: expect.any(Number),
      },
    ]);
  });

  it('undo and redo take the last change of all, or of a coder, over restarts', async () => {
    const segments = async (): Promise<number> =>
      ((await json('check', project)).json as { segments: number }).segments;
    expect(await segments()).toBe(5);
    const undone = await json('undo', project);
    expect(undone).toMatchObject({ status: 0, stderr: '' });
    expect(undone.json).toEqual({ label: expect.any(String), revision: expect.any(Number), entry_id: id });
    expect(await segments()).toBe(3);
    expect((await json('redo', project)).json).toMatchObject({ label: (undone.json as { label: string }).label });
    expect(await segments()).toBe(5);
    expect((await json('undo', project, '--coder', 'Ada')).json).toMatchObject({
      label: expect.stringContaining('حاکمیت'),
    });
    expect(await segments()).toBe(4);
    expect((await json('redo', project, '--coder', 'Ada')).status).toBe(0);
    expect((await json('undo', project, '--coder', 'Nobody')).json).toMatchObject({
      error: { code: 'coder.not-found' },
    });
    expect((await json('redo', project)).json).toMatchObject({ error: { code: 'history.nothing-to-redo' } });
    expect(await segments()).toBe(5);
  });

  it('export writes the dataset folder, the same bytes each time', async () => {
    const ran = await json('export', project, '--to', 'data');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json).toEqual({
      folder: bench.place('data'),
      revision: expect.any(Number),
      notes: [],
      differences: null,
      files: expect.arrayContaining([
        { name: 'segments.csv', rows: 5, bytes: expect.any(Number) },
        { name: 'articles.csv', rows: 4, bytes: expect.any(Number) },
      ]),
    });
    const { files } = ran.json as { files: { name: string; bytes: number }[] };
    expect(files.map(({ name }) => name).toSorted()).toEqual(readdirSync(bench.place('data')).toSorted());
    const first = files.map(({ name }) => readFileSync(bench.place(`data/${name}`)));
    expect(first.map((bytes) => bytes.length)).toEqual(files.map(({ bytes }) => bytes));
    // Onto itself, and with other options.
    expect((await json('export', project, '--to', 'data')).status).toBe(0);
    for (const [index, { name }] of files.entries()) {
      if (name === 'README.txt') continue; // says when it was made
      expect(readFileSync(bench.place(`data/${name}`)).equals(first[index] ?? Buffer.alloc(0))).toBe(true);
    }
    const marked = await json('export', project, '--to', 'marked', '--bom', '--excel-safe', '--unit', 'sentence');
    expect(marked.status).toBe(0);
    expect([...readFileSync(bench.place('marked/segments.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('export does not write over what is not its own', async () => {
    bench.file('mine/segments.csv', 'my own');
    const ran = await json('export', project, '--to', 'mine');
    expect(ran).toMatchObject({ status: 1, json: { error: { code: 'export.exists' } } });
    expect(readFileSync(bench.place('mine/segments.csv'), 'utf8')).toBe('my own');
  });

  it('backup writes a whole copy, and never over another', async () => {
    const ran = await json('backup', project, 'copy.parlance');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.json).toEqual({
      path: bench.place('copy.parlance'),
      bytes: readFileSync(bench.place('copy.parlance')).length,
    });
    expect((await json('check', 'copy.parlance')).json).toEqual((await json('check', project)).json);
    expect((await json('backup', project, 'copy.parlance')).json).toMatchObject({ error: { code: 'backup.failed' } });
  });

  it('check finds nothing wrong', async () => {
    const ran = await bench.run('check', project);
    expect(ran).toMatchObject({
      status: 0,
      stdout: '4 articles, 5 codings checked\nNo problems found\n',
      stderr: '',
    });
  });

  it('leaves one single file', () => {
    expect(readdirSync(bench.folder).filter((name) => name.startsWith('study'))).toEqual([project]);
    expect(existsSync(bench.place('state'))).toBe(false);
  });
});

describe('init --sample', () => {
  let bench: Bench;
  beforeAll(() => (bench = createBench()));
  afterAll(() => bench.remove());

  it('has articles, codes and codings of two coders, for an analyst of any name', async () => {
    for (const coder of ['Ada', 'Someone Else']) {
      const ran = await bench.run('init', `${coder}.parlance`, '--sample', '--coder', coder, '--json');
      expect(ran).toMatchObject({ status: 0, stderr: '', json: { coder } });
      const made = ran.json as { articles: number; segments: number };
      expect(made.articles).toBeGreaterThanOrEqual(12);
      expect(made.segments).toBeGreaterThanOrEqual(40);
      expect((await bench.run('check', `${coder}.parlance`)).status).toBe(0);
    }
  });
});
