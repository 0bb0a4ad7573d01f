import { mkdtempSync, mkdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { readStream, type EngineClient } from '../../shared/contract/rpc-client.ts';
import type { EngineEvent } from '../../shared/contract/schemas/events.ts';
import type { ExportEvent } from '../../shared/contract/schemas/exports.ts';
import type { ImportEvent } from '../../shared/contract/schemas/imports.ts';
import type { Segment } from '../../shared/domain/coding/types.ts';

// Import workers start anew for each test, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 90_000 });

/** One engine behind one transport: every call of `connect` is another window, tab or script. */
export interface Connection {
  connect(): Promise<EngineClient>;
  close(): Promise<void>;
}

const persian = 'سخنگوی وزارت خارجه گفت: «دربارهٔ بُرد موشک‌ها مذاکره نمی‌کنیم.» ';
const emoji = 'The 👩‍🚀 crew and the 🇮🇷 delegation met 🚀 twice. ';
const combining = 'Cafe\u0301 talks: re\u0301sume\u0301. ';

/** The same tests for every transport: what one door can do, all can. */
export function describeContract(transport: string, start: () => Promise<Connection>): void {
  describe(`The contract over ${transport}`, () => {
    let folder: string;
    let connection: Connection;
    let client: EngineClient;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'parlance-contract-'));
      connection = await start();
      client = await connection.connect();
    });
    afterEach(async () => {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const inFolder = (name: string): string => path.join(folder, name);
    const create = (name = 'study.parlance') =>
      client.project.create({ path: inFolder(name), title: 'Range talks', coderName: 'Ada' });
    const file = (name: string, text: string): string => {
      mkdirSync(path.dirname(inFolder(name)), { recursive: true });
      writeFileSync(inFolder(name), text);
      return inFolder(name);
    };
    const importText = async (name: string, text: string) => {
      const { report } = await importReport(client.imports.run({ paths: [file(name, text)] }));
      const [article] = report.articles;
      if (!article) throw new Error(`nothing was imported: ${JSON.stringify(report)}`);
      return article.id;
    };

    describe('greeting and projects', () => {
      it('greets with its version and no project', async () => {
        const greeting = await client.system.hello();
        expect(greeting).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), project: null });
      });

      it('creates, closes and opens a project', async () => {
        const created = await create();
        expect(created).toMatchObject({
          title: 'Range talks',
          mode: 'write',
          revision: 0,
          articleCount: 0,
          segmentCount: 0,
          path: inFolder('study.parlance'),
        });
        await client.project.close();
        expect((await client.system.hello()).project).toBeNull();
        expect(existsSync(inFolder('study.parlance-wal'))).toBe(false);
        const opened = await client.project.open({ path: inFolder('study.parlance') });
        expect(opened).toEqual(created);
        expect((await client.system.hello()).project).toEqual(created);
      });

      it('opens for reading alone, and then refuses to write', async () => {
        await create();
        await client.project.close();
        expect((await client.project.open({ path: inFolder('study.parlance'), mode: 'read' })).mode).toBe('read');
        expect(await refusal(client.codes.create({ name: 'sovereignty' }))).toMatchObject({
          code: 'project.read-only',
        });
        expect(await client.codes.list()).toEqual([]);
      });

      it('keeps what was done, over a close', async () => {
        await create();
        await client.codes.create({ name: 'sovereignty' });
        await client.project.close();
        await client.project.open({ path: inFolder('study.parlance') });
        expect((await client.codes.list()).map(({ name }) => name)).toEqual(['sovereignty']);
      });
    });

    describe('refusals', () => {
      it('carry a code, a sentence and details', async () => {
        await create();
        const again = await refusal(create());
        expect(again).toBeInstanceOf(ParlanceError);
        expect(again).toMatchObject({ code: 'project.exists', details: { path: inFolder('study.parlance') } });
        expect(again.message).toContain(inFolder('study.parlance'));
        expect(again.message).toMatch(/^\p{Lu}|^“|^There/u);
      });

      it.each([
        ['no project is open', (c: EngineClient) => c.articles.list(), 'project.none-open'],
        [
          'there is no such file',
          (c: EngineClient) => c.project.open({ path: '/nowhere/x.parlance' }),
          'project.not-found',
        ],
      ])('say when %s', async (_case, call, code) => {
        expect(await refusal(call(client))).toMatchObject({ code });
      });

      it.each([
        [
          'not a database',
          'just words, and quite a few of them, so that it is no empty file',
          'project.not-a-database',
        ],
      ])('say when a file is %s', async (_case, content, code) => {
        const place = file('x.parlance', content);
        expect(await refusal(client.project.open({ path: place }))).toMatchObject({ code });
      });

      it('answer input that breaks the contract with `call.invalid`, before anything happens', async () => {
        const { revision } = await create();
        const calls: Promise<unknown>[] = [
          client.project.open({ path: '' }),
          client.codes.create({ name: '   ' }),
          client.codes.update({ id: 'not-an-id' as never, patch: { color: 'red' } }),
          client.segments.create({ items: [] }),
          client.imports.run({ paths: [] }),
          client.segments.list({ limit: 1_000_000 }),
          client.project.open({ path: 5 as unknown as string }),
          client.codes.create(undefined as never),
        ];
        for (const call of calls) {
          const error = await refusal(call);
          expect(error.code).toBe('call.invalid');
          expect(error.details).toHaveProperty('issues');
        }
        expect((await client.project.info()).revision).toBe(revision);
      });

      it('leave the connection and the project usable', async () => {
        await create();
        for (let round = 0; round < 20; round++) await refusal(client.codes.create({ name: '' }));
        expect((await client.codes.create({ name: 'deterrence' })).code.name).toBe('deterrence');
      });
    });

    describe('import, code, undo', () => {
      const text = `${emoji}${persian}${combining}Sovereignty is not for sale.\nSovereignty again.`;

      it('codes passages in both units and finds them again', async () => {
        await create();
        const articleId = await importText('talks.txt', text);
        const { code } = await client.codes.create({ name: 'sovereignty', color: '#336699' });
        for (const quote of ['👩‍🚀 crew', 'بُرد موشک‌ها', 're\u0301sume\u0301', '🇮🇷']) {
          const place = await client.segments.locate({ articleId, quote });
          const { segments } = await client.segments.create({
            items: [{ articleId, codeId: code.id, start: place.startCp, end: place.endCp, unit: 'code-point' }],
          });
          expect(segments[0]).toMatchObject({ quote, start: place.start, end: place.end, startCp: place.startCp });
        }
        const stored = await client.articles.read({ id: articleId });
        const codings = await client.segments.ofArticle({ articleId });
        expect(codings).toHaveLength(4);
        for (const { start, end, startCp, endCp, quote } of codings as Segment[]) {
          expect(stored.text.slice(start, end)).toBe(quote);
          expect(Array.from(stored.text).slice(startCp, endCp).join('')).toBe(quote);
        }
        expect((await client.project.check()).problems).toEqual([]);
      });

      it('says where a quote cannot be placed', async () => {
        await create();
        const articleId = await importText('talks.txt', text);
        expect(await refusal(client.segments.locate({ articleId, quote: 'Sovereignty' }))).toMatchObject({
          code: 'segment.quote-ambiguous',
          details: { occurrences: 2 },
        });
        expect(await client.segments.locate({ articleId, quote: 'Sovereignty', occurrence: 2 })).toMatchObject({
          occurrences: 2,
        });
        expect(await refusal(client.segments.locate({ articleId, quote: 'absent' }))).toMatchObject({
          code: 'segment.quote-not-found',
        });
      });

      it('takes steps back and brings them again, with the same ids', async () => {
        await create();
        const articleId = await importText('talks.txt', text);
        const { code } = await client.codes.create({ name: 'sovereignty' });
        await client.segments.create({ items: [{ articleId, codeId: code.id, start: 0, end: 3 }] });
        const before = await client.segments.ofArticle({ articleId });
        const undone = await client.history.undo();
        expect(undone.articleIds).toEqual([articleId]);
        expect(await client.segments.ofArticle({ articleId })).toEqual([]);
        await client.history.undo();
        expect(await client.codes.list()).toEqual([]);
        await client.history.redo();
        await client.history.redo();
        expect(await client.segments.ofArticle({ articleId })).toEqual(before);
        expect(await refusal(client.history.redo())).toMatchObject({ code: 'history.nothing-to-redo' });
      });

      it('refuses a step as a whole when one part of it cannot be', async () => {
        await create();
        const articleId = await importText('talks.txt', text);
        const { code, revision } = await client.codes.create({ name: 'sovereignty' });
        const items = [
          { articleId, codeId: code.id, start: 0, end: 3 },
          { articleId, codeId: code.id, start: 5, end: 100_000 },
        ];
        expect(await refusal(client.segments.create({ items }))).toMatchObject({ code: 'segment.out-of-range' });
        expect(await client.segments.ofArticle({ articleId })).toEqual([]);
        expect((await client.project.info()).revision).toBe(revision);
      });
    });

    describe('variables of articles', () => {
      it('are made, given, read, refused and taken from tables', async () => {
        await create();
        const articleId = await importText('talks.txt', emoji + persian);
        const { variable } = await client.variables.create({ name: 'Party', type: 'choice', choices: ['Left'] });
        await client.variables.set({ articleIds: [articleId], variableId: variable.id, value: 'left' });
        const values = [{ articleId, variableId: variable.id, value: 'Left' }];
        expect(await client.variables.values({ articleIds: [articleId] })).toEqual(values);
        const wrong = client.variables.set({ articleIds: [articleId], variableId: variable.id, value: 'Right' });
        expect(await refusal(wrong)).toMatchObject({
          code: 'variable.value-invalid',
          details: { variableId: variable.id, value: 'Right' },
        });
        const csv = `article,party,Note\n${articleId},Right,${combining}\nnobody,Left,x\n`;
        expect(await client.variables.importCsv({ csv })).toMatchObject({
          found: 2,
          values: 2,
          created: ['Note'],
          failed: [{ line: 3, code: 'article.not-found' }],
          notes: [{ code: 'variable.choices-added', count: 1 }],
        });
        expect((await client.variables.exportCsv()).csv).toContain(`,Right,${combining.trim()}\n`);
        await client.history.undo();
        expect(await client.variables.values({})).toEqual(values);
        await client.variables.remove({ id: variable.id });
        expect(await client.variables.list()).toEqual([]);
      });
    });

    describe('streams', () => {
      const many = (count: number): string => {
        for (let index = 0; index < count; index++) file(`many/${index}.txt`, `Brief number ${index}.\nTalks went on.`);
        return inFolder('many');
      };

      /** Pages, which take their time to read: enough of it for a word from the caller to arrive in between. */
      const slow = (count: number): string => {
        const sentence = '<p>Talks went on, <b>slowly</b>, and nobody said what about.</p>';
        for (let index = 0; index < count; index++) {
          file(
            `slow/${index}.html`,
            `<html><body><article><h1>Day ${index}</h1>${sentence.repeat(30)}</article></body></html>`,
          );
        }
        return inFolder('slow');
      };

      it('tell how far an import is, and end in one report', async () => {
        await create();
        many(40);
        file('many/empty.txt', '');
        const { report, events } = await importReport(client.imports.run({ paths: [inFolder('many')] }));
        expect(report).toMatchObject({ found: 41, imported: 40, duplicates: 0, wasCancelled: false });
        expect(report.failed).toEqual([
          { file: expect.stringContaining('empty.txt'), code: 'import.empty', message: expect.any(String) },
        ]);
        expect(events.at(-1)?.kind).toBe('report');
        const progress = events.filter((event) => event.kind === 'progress');
        expect(progress.length).toBeGreaterThan(0);
        expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).toSorted((a, b) => a - b));
        expect(progress.at(-1)).toMatchObject({ files: 41, isCounted: true });
        expect(await client.articles.list()).toHaveLength(40);
      });

      it('stop when the caller stops listening, and keep what is whole', async () => {
        await create();
        const cancel = new AbortController();
        const events = readStream(client.imports.run({ paths: [slow(600)] }, { signal: cancel.signal }), cancel.signal);
        const outcome = await (async () => {
          for await (const event of events) if (event.kind === 'progress' && event.imported > 0) cancel.abort();
          return 'ended';
        })().catch((error: unknown) => (error as Error).name);
        expect(outcome).toBe('AbortError');
        await until(async () => (await client.imports.list()).every((run) => run.finishedAt !== run.startedAt));
        const [run] = await client.imports.list();
        const articles = await client.articles.list();
        expect(run).toMatchObject({ wasCancelled: true, imported: articles.length });
        expect(articles.length).toBeGreaterThan(0);
        expect(articles.length).toBeLessThan(600);
        expect((await client.project.check()).problems).toEqual([]);
        // And the next one comes through.
        expect((await importReport(client.imports.run({ paths: [file('later.txt', 'Later.')] }))).report.imported).toBe(
          1,
        );
      });

      it('refuse with a code, as calls do', async () => {
        expect(await refusal(importReport(client.imports.run({ paths: ['/x'] })))).toMatchObject({
          code: 'project.none-open',
        });
        await create();
        file('taken', 'a file');
        const run = exportReport(client.exports.run({ to: inFolder('taken') }));
        expect(await refusal(run)).toMatchObject({ code: 'export.exists', details: { folder: inFolder('taken') } });
      });

      it('export the dataset', async () => {
        await create();
        await importText('a.txt', emoji);
        const report = await exportReport(client.exports.run({ to: inFolder('out') }));
        expect(report.files.map(({ name }) => name).toSorted()).toEqual([
          'README.txt',
          'articles.csv',
          'codebook.csv',
          'datapackage.json',
          'segments.csv',
          'units.csv',
        ]);
        for (const { name } of report.files) expect(existsSync(path.join(inFolder('out'), name))).toBe(true);
      });
    });

    it('makes a replication package, and a project of it and a copy of the article', async () => {
      await create();
      const articleId = await importText('talks.txt', emoji + persian);
      const { code } = await client.codes.create({ name: 'range' });
      await client.segments.create({ items: [{ articleId, codeId: code.id, start: 4, end: 20 }] });
      const options = { format: 'replication' as const };
      await exportReport(client.exports.run({ to: inFolder('package.zip'), options }));
      const copies = [path.dirname(file('copies/copy.txt', emoji + persian))];
      const wish = { from: inFolder('package.zip'), articles: copies, to: inFolder('joined.parlance') };
      const join = async () => {
        for await (const event of readStream(client.interchange.rehydrate(wish))) {
          if (event.kind === 'report') return event.report.articles;
        }
        throw new Error('ended without a report');
      };
      const articles = await join();
      expect(articles).toMatchObject([{ articleId, outcome: 'exact', segments: { exact: 1, reAnchored: 0, lost: 0 } }]);
      expect((await client.project.info()).path).toBe(inFolder('study.parlance'));
      expect(await refusal(join())).toMatchObject({ code: 'project.exists' });
      await client.project.open({ path: inFolder('joined.parlance') });
      const [coding] = await client.segments.ofArticle({ articleId });
      expect(coding).toMatchObject({ codeId: code.id, start: 4, end: 20 });
    });

    describe('several callers of one engine', () => {
      it('hear of each other’s changes', async () => {
        await create();
        const other = await connection.connect();
        const stop = new AbortController();
        const heard: EngineEvent[] = [];
        const stream = await other.system.events({}, { signal: stop.signal });
        const listening = (async () => {
          for await (const event of stream) heard.push(event);
        })().catch(() => {});
        const { code, revision } = await client.codes.create({ name: 'deterrence' });
        await until(() => heard.length > 0);
        expect(heard[0]).toMatchObject({ kind: 'changed', revision, touched: { codes: [code.id] } });
        expect((await other.codes.list()).map(({ id }) => id)).toEqual([code.id]);
        await client.project.close();
        await until(() => heard.some((event) => event.kind === 'project'));
        expect(heard.at(-1)).toEqual({ kind: 'project', project: null });
        stop.abort();
        await listening;
      });

      it('are answered each with their own answer', async () => {
        await create();
        const other = await connection.connect();
        const names = Array.from({ length: 60 }, (_, index) => `code ${index}`);
        const answers = await Promise.all(
          names.map((name, index) => (index % 2 === 0 ? client : other).codes.create({ name })),
        );
        expect(answers.map(({ code }) => code.name)).toEqual(names);
        expect(new Set(answers.map(({ revision }) => revision)).size).toBe(names.length);
        expect((await other.codes.list()).map(({ name }) => name).toSorted()).toEqual(names.toSorted());
      });

      it('keep answering while a stream goes on', async () => {
        await create();
        for (let index = 0; index < 200; index++) file(`more/${index}.txt`, `Brief ${index}.`);
        const run = importReport(client.imports.run({ paths: [inFolder('more')] }));
        const answers = await Promise.all(Array.from({ length: 20 }, () => client.system.hello()));
        expect(answers).toHaveLength(20);
        expect((await run).report.imported).toBe(200);
      });
    });

    it('carries a text of two megabytes there and back unchanged', async () => {
      await create();
      const text = `${emoji}${persian}${combining}\n`.repeat(12_000).slice(0, 2_000_000);
      await client.memos.set({ subject: 'project', text });
      const [memo] = await client.memos.list({ subject: 'project' });
      expect(memo?.text.length).toBe(text.length);
      expect(memo?.text === text).toBe(true);
    });
  });
}

async function refusal(call: Promise<unknown>): Promise<ParlanceError> {
  const outcome = await call.then(
    (value) => new Error(`was not refused but answered ${JSON.stringify(value)?.slice(0, 200)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof ParlanceError) return outcome;
  throw outcome;
}

async function importReport(stream: Promise<AsyncIterable<ImportEvent>>) {
  const events: ImportEvent[] = [];
  for await (const event of readStream(stream)) events.push(event);
  const last = events.at(-1);
  if (last?.kind !== 'report') throw new Error('the import ended without a report');
  return { report: last.report, events };
}

async function exportReport(stream: Promise<AsyncIterable<ExportEvent>>) {
  let report;
  for await (const event of readStream(stream)) if (event.kind === 'report') report = event.report;
  if (report === undefined) throw new Error('the export ended without a report');
  return report;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited for ten seconds in vain');
}
