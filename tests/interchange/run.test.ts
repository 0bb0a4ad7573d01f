import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../../shared/contract/rpc-client.ts';
import type { InterchangeEvent } from '../../shared/contract/schemas/interchange.ts';
import { openDesk, refusalOf, type Desk } from '../engine/desk.ts';
import { codingOf, makeQualCoderProject } from './support/qualcoder-project.ts';
import { TaguetteFile } from './support/taguette-file.ts';

let desk: Desk;
let folder: string;
beforeEach(async () => {
  desk = await openDesk();
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-run-'));
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A project of so many files, each with one coding. */
function project(files: number): string {
  const text = 'The border is closed.';
  return makeQualCoderProject(folder, 'v17', {
    project: [{ databaseversion: 'v17', date: '', memo: '', about: 'QualCoder 3.7' }],
    code_name: [{ cid: 1, name: 'Closed', memo: '', catid: null, color: '#112233' }],
    source: Array.from({ length: files }, (_, index) => ({
      id: index + 1,
      name: `file ${index}.txt`,
      fulltext: `${text} ${index}`,
      memo: '',
      owner: 'Navid',
      date: '',
    })),
    code_text: Array.from({ length: files }, (_, index) => codingOf(text, 'closed', { cid: 1, fid: index + 1 })),
  });
}

async function eventsOf(place: string, more: { signal?: AbortSignal } = {}): Promise<InterchangeEvent[]> {
  const events: InterchangeEvent[] = [];
  for await (const event of readStream(desk.engine.interchange.run({ path: place }, more))) events.push(event);
  return events;
}

describe('taking a project over', () => {
  it('tells how far it is, then what came in, as one step of the history', async () => {
    const events = await eventsOf(project(40));
    expect(events.slice(0, -1)).toEqual([
      { kind: 'progress', articles: 32, segments: 32 },
      { kind: 'progress', articles: 40, segments: 40 },
    ]);
    expect(events.at(-1)).toMatchObject({
      kind: 'report',
      report: { counts: { articles: 40, segments: 40 }, added: { articles: 40, codes: 1, segments: 40 } },
    });
    const [newest] = await desk.engine.history.list({ limit: 1 });
    expect(newest).toMatchObject({ label: 'Take over “Borders” from QualCoder 3.7', isUndoable: true });
    await desk.engine.history.undo({});
    expect(await desk.engine.articles.list({})).toEqual([]);
    await desk.engine.history.redo({});
    expect(await desk.engine.articles.list({})).toHaveLength(40);
    expect((await desk.engine.project.check({})).problems).toEqual([]);
  });

  it('keeps nothing when it is cancelled', async () => {
    const place = project(200);
    const { revision } = await desk.engine.project.info({});
    const stopping = new AbortController();
    const seen: InterchangeEvent[] = [];
    const following = (async () => {
      const stream = desk.engine.interchange.run({ path: place }, { signal: stopping.signal });
      for await (const event of readStream(stream, stopping.signal)) {
        seen.push(event);
        stopping.abort();
      }
    })();
    await following.catch(() => undefined);
    expect(seen.every(({ kind }) => kind === 'progress')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await desk.engine.project.info({})).revision).toBe(revision);
    expect(await desk.engine.articles.list({})).toEqual([]);
  });

  it('finds what is searched for in the articles that came', async () => {
    await eventsOf(project(3));
    const articles = await desk.engine.articles.list({});
    expect(await desk.engine.articles.search({ query: 'border' })).toHaveLength(articles.length);
  });

  it.each([
    ['a plain text', 'interchange.unknown-format', () => writeFileSync(path.join(folder, 'x'), 'Text')],
    ['nothing at all', 'import.not-found', () => undefined],
    ['a folder of articles', 'interchange.unknown-format', () => mkdirSync(path.join(folder, 'x'))],
    [
      'an empty project',
      'interchange.empty',
      () => {
        const file = new TaguetteFile(folder, 'x');
        file.addProject('Empty');
        file.close();
      },
    ],
    [
      'a database of something else',
      'interchange.unknown-format',
      () => new Database(path.join(folder, 'x')).exec('CREATE TABLE a (b)').close(),
    ],
  ])('refuses %s', async (_what, code, make) => {
    make();
    const { revision } = await desk.engine.project.info({});
    const refusal = await refusalOf(eventsOf(path.join(folder, 'x')));
    expect(refusal.code).toBe(code);
    expect((await desk.engine.project.info({})).revision).toBe(revision);
  });

  it('needs a project that may be written', async () => {
    const { path: place } = await desk.engine.project.info({});
    await desk.engine.project.open({ path: place, mode: 'read' });
    expect((await refusalOf(eventsOf(project(1)))).code).toBe('project.read-only');
  });
});

describe('inspecting', () => {
  it('tells what lies there, and nothing of what is no project', async () => {
    expect(await desk.engine.interchange.inspect({ path: project(2) })).toMatchObject({
      format: 'qualcoder',
      counts: { articles: 2, codes: 1, segments: 2 },
    });
    writeFileSync(path.join(folder, 'plain.txt'), 'Text');
    expect(await desk.engine.interchange.inspect({ path: path.join(folder, 'plain.txt') })).toBeNull();
    expect(await desk.engine.interchange.inspect({ path: folder })).toBeNull();
  });
});
