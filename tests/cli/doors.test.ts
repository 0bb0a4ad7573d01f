import { openSync, readdirSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWebSocketClient } from '../../shared/contract/rpc-client.ts';
import { createBench, ended, firstOutput, type Bench } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let bench: Bench;
const json = (...given: string[]) => bench.run(...given, '--json');
const filesOfStudy = (): string[] => readdirSync(bench.folder).filter((name) => name.startsWith('study'));

beforeEach(async () => {
  bench = createBench();
  bench.file('page/index.html', '<!doctype html><title>Parlance</title>');
  await bench.run('init', 'study.parlance', '--sample', '--coder', 'Grace');
});
afterEach(() => bench.remove());

/** Serves the project to a browser, as another door would have it open. */
async function serve(...more: string[]) {
  const child = bench.start('serve', 'study.parlance', '--no-open', ...more);
  const end = ended(child);
  const url = new URL(await firstOutput(child, /http:\S+token=[\w-]{43}/));
  const entrance = await fetch(url, { redirect: 'manual' });
  const headers = { origin: url.origin, cookie: entrance.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const socket = new WebSocket(`ws://${url.host}/rpc`, { headers });
  const client = createWebSocketClient(socket as unknown as globalThis.WebSocket);
  return { child, end, url, headers, client };
}

describe('parlance serve', () => {
  it('prints one document, serves the page, and closes the project when it is ended', async () => {
    const { child, end, url, headers, client } = await serve('--json');
    expect(await (await fetch(`${url.origin}/`, { headers })).text()).toContain('<title>Parlance</title>');
    const greeting = await client.system.hello();
    expect(greeting).toMatchObject({
      door: 'serve',
      capabilities: { upload: true, nativeDialogs: false },
      project: { path: bench.place('study.parlance'), mode: 'write' },
    });
    await client.codes.create({ name: 'made in the browser' });
    child.kill('SIGINT');
    const { status, json: document } = await end;
    expect({ status, document }).toEqual({ status: 0, document: { url: url.href, port: Number(url.port) } });
    expect(filesOfStudy()).toEqual(['study.parlance']);
    const [last] = (await json('history', 'study.parlance')).json as { label: string; coder: string }[];
    expect(last).toMatchObject({ label: expect.stringContaining('made in the browser'), coder: 'Grace' });
  });

  it('starts without a project, on the port that is asked for, and refuses one that is taken', async () => {
    const child = bench.start('serve', '--no-open');
    const end = ended(child);
    const url = new URL(await firstOutput(child, /http:\S+/));
    const second = await json('serve', '--no-open', '--port', url.port);
    expect(second.status).toBe(1);
    expect(second.json).toMatchObject({ error: { message: expect.stringContaining(url.port) } });
    child.kill('SIGTERM');
    expect((await end).status).toBe(0);
  });

  it('says so when the page is not built', async () => {
    rmSync(bench.place('page'), { recursive: true });
    const ran = await bench.run('serve', '--no-open');
    expect(ran).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm run build') });
  });

  it('ends when the project cannot be opened', async () => {
    expect(await json('serve', 'nothing.parlance', '--no-open')).toMatchObject({
      status: 1,
      json: { error: { code: 'project.not-found' } },
    });
  });
});

describe('While another door has the project open', () => {
  it('what writes is refused with the sentence of the lock, and what reads goes on', async () => {
    const { child, end, client } = await serve();
    await client.codes.create({ name: 'just now' });
    bench.file('a.txt', 'A brief.');
    bench.file('codes.csv', 'path\nx\n');
    bench.file('codings.csv', 'article,quote,code\na,b,c\n');
    for (const given of [
      ['import', 'study.parlance', 'a.txt'],
      ['codebook', 'import', 'study.parlance', 'codes.csv'],
      ['code', 'study.parlance', '--from', 'codings.csv'],
      ['undo', 'study.parlance'],
      ['redo', 'study.parlance'],
      ['serve', 'study.parlance', '--no-open'],
    ]) {
      const ran = await json(...given);
      expect(ran.status).toBe(1);
      expect(ran.json).toMatchObject({
        error: {
          code: 'project.locked',
          message: expect.stringMatching(/study\.parlance.*already open.*browser.*read-only/),
          details: { holder: { pid: child.pid, door: 'serve' } },
        },
      });
    }
    const reading: [string[], unknown][] = [
      [['articles', 'study.parlance'], expect.any(Array)],
      [
        ['history', 'study.parlance'],
        expect.arrayContaining([expect.objectContaining({ label: expect.stringContaining('just now') })]),
      ],
      [['check', 'study.parlance'], expect.objectContaining({ problems: [] })],
      [['codebook', 'export', 'study.parlance', 'out.csv'], expect.objectContaining({ codes: expect.any(Number) })],
      [['export', 'study.parlance', '--to', 'out'], expect.objectContaining({ folder: bench.place('out') })],
      [['backup', 'study.parlance', 'copy.parlance'], expect.objectContaining({ path: bench.place('copy.parlance') })],
    ];
    for (const [given, answer] of reading) {
      const ran = await json(...given);
      expect({ given, status: ran.status, json: ran.json }).toEqual({ given, status: 0, json: answer });
    }
    expect(readFileSync(bench.place('out.csv'), 'utf8')).toContain('just now');
    await client.codes.create({ name: 'still writing' });
    child.kill('SIGINT');
    expect((await end).status).toBe(0);
    expect(filesOfStudy()).toEqual(['study.parlance']);
    expect((await json('undo', 'study.parlance')).status).toBe(0);
  });

  it('a process that was killed leaves no lock behind', async () => {
    const { child, end, client } = await serve();
    await client.codes.create({ name: 'acknowledged' });
    child.kill('SIGKILL');
    await end;
    bench.file('codes.csv', 'path\nafterwards\n');
    expect((await json('codebook', 'import', 'study.parlance', 'codes.csv')).json).toMatchObject({ created: 1 });
    expect((await json('check', 'study.parlance')).status).toBe(0);
    const labels = ((await json('history', 'study.parlance')).json as { label: string }[]).map(({ label }) => label);
    expect(labels.some((label) => label.includes('acknowledged'))).toBe(true);
  });
});

describe('parlance check', () => {
  it('ends with 4 when a quote is not what stands in the text', async () => {
    const db = new Database(bench.place('study.parlance'));
    db.exec(`UPDATE segment SET quote = 'something else' WHERE id = (SELECT min(id) FROM segment)`);
    db.close();
    const ran = await json('check', 'study.parlance');
    expect(ran.status).toBe(4);
    const { problems } = ran.json as { problems: { kind: string; subject: string; message: string }[] };
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toEqual({
        kind: expect.stringMatching(/^quote-(utf16|code-point)$/),
        subject: expect.any(String),
        message: expect.any(String),
      });
    }
    expect((await bench.run('check', 'study.parlance')).stdout).toMatch(/\d problems? found:/);
  });

  it('ends with 4 when the file is damaged', async () => {
    const bytes = readFileSync(bench.place('study.parlance'));
    const file = openSync(bench.place('study.parlance'), 'r+');
    for (let at = 8192 * 3; at < bytes.length; at += 8192) writeSync(file, Buffer.alloc(2000, 0x5a), 0, 2000, at);
    closeSync(file);
    const ran = await json('check', 'study.parlance');
    expect(ran.status).toBe(4);
    expect(ran.json).toMatchObject({ problems: [{ kind: expect.any(String), message: expect.any(String) }] });
  });

  it.each([
    ['is not there', 'nothing.parlance', 'project.not-found'],
    ['is no project', 'page/index.html', 'project.not-a-database'],
  ])('ends with 1 when the file %s', async (_case, name, code) => {
    expect(await json('check', name)).toMatchObject({ status: 1, json: { error: { code } } });
  });
});

describe('Ctrl+C', () => {
  it('ends an import with what came in whole, and tells what that is', async () => {
    const sentence = '<p>Talks went on, <b>slowly</b>, and nobody said what about.</p>';
    for (let index = 0; index < 1000; index++) {
      bench.file(`many/${index}.html`, `<article><h1>Day ${index}</h1>${sentence.repeat(30)}</article>`);
    }
    const child = bench.start('import', 'study.parlance', 'many', '--json');
    const end = ended(child);
    const before = 17;
    for (let count = before; count <= before;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const db = new Database(bench.place('study.parlance'), { readonly: true });
      count = db.prepare('SELECT count(*) FROM article').pluck().get() as number;
      db.close();
    }
    child.kill('SIGINT');
    const { status, json: report, stderr } = await end;
    const articles = (await json('articles', 'study.parlance')).json as unknown[];
    const { imported } = report as { imported: number };
    expect(status).toBe(1);
    expect(stderr).toContain('Cancelled.');
    expect(imported).toBeGreaterThan(0);
    expect(imported).toBeLessThan(1000);
    expect(articles).toHaveLength(before + imported);
    expect((await json('check', 'study.parlance')).status).toBe(0);
    expect(filesOfStudy()).toEqual(['study.parlance']);
  });
});
