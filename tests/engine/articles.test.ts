import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../../shared/contract/rpc-client.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('an import', () => {
  it('brings whole files in, knows what it has, refuses what it cannot read, and accounts for everything', async () => {
    const files = {
      'a.txt': 'First story\nIt happened.',
      'b.txt': 'First story\r\nIt happened.',
      'c.txt': '',
      'd.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'سند «۱» 😀.txt': 'خبر نخست\nمذاکره نمی‌کنیم.',
    };
    const report = await desk.bringIn(files);
    expect(report).toMatchObject({ found: 5, imported: 2, duplicates: 1, wasCancelled: false });
    expect(report.failed.map(({ code }) => code).toSorted()).toEqual(['import.binary', 'import.empty']);
    expect(report.imported + report.duplicates + report.failed.length).toBe(report.found);
    const again = await desk.bringIn(files);
    expect(again).toMatchObject({ found: 5, imported: 0, duplicates: 3 });
    expect(await desk.engine.imports.report({ id: report.id })).toEqual(report);
    expect((await desk.engine.imports.list({})).map((run) => run.imported)).toEqual([0, 2]);
  });

  it('is one step back and forth, however many files it had', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`${n}.txt`, `Story ${n}\nText number ${n}.`]),
    );
    await desk.bringIn(files);
    expect((await desk.engine.history.state({})).undo?.label).toBe('Import 60 articles');
    await desk.engine.history.undo({});
    expect(await desk.engine.articles.list({})).toEqual([]);
    expect(await desk.engine.articles.search({ query: 'number' })).toEqual([]);
    await desk.engine.history.redo({});
    expect(await desk.engine.articles.list({})).toHaveLength(60);
    expect((await desk.engine.project.check({})).problems).toEqual([]);
  });
});

describe('an import whose project is closed meanwhile', () => {
  it('ends, keeps what had come in whole, and leaves a sound file', async () => {
    const files = Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`${n}.txt`, `Story ${n}\nText ${n}.`]));
    const source = mkdtempSync(path.join(desk.folder, 'many-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(source, name), text);
    const project = (await desk.engine.project.info({})).path;
    const refusal = await refusalOf(
      (async () => {
        for await (const event of readStream(desk.engine.imports.run({ paths: [source] }))) {
          if (event.kind === 'progress' && event.imported > 0) await desk.engine.project.close({});
        }
      })(),
    );
    expect(refusal.code).toBe('call.cancelled');
    await desk.engine.project.open({ path: project });
    const count = (await desk.engine.articles.list({})).length;
    expect((await desk.engine.imports.list({}))[0]).toMatchObject({ wasCancelled: true, imported: count });
    expect((await desk.engine.project.check({})).problems).toEqual([]);
  });
});

describe('articles', () => {
  it('are found in any spelling of Persian and in any case', async () => {
    const id = await desk.addArticle('موشک‌ها\nبرد موشك‌هاي ايران موضوع مذاکره نیست. NATO said no.');
    for (const query of ['موشک', 'موشک‌های ایران', 'nato', 'NAT said']) {
      expect(await desk.engine.articles.search({ query }), query).toEqual([id]);
    }
    expect(await desk.engine.articles.search({ query: 'absent' })).toEqual([]);
    expect(await desk.engine.articles.search({ query: '"*(' })).toEqual([]);
  });

  it('take corrections of what is known about them, with the precision of a date', async () => {
    const id = await desk.addArticle('A story\nof no date.');
    await desk.engine.articles.update({ ids: [id], patch: { outlet: 'Harbour Wire', date: '2026-03', byline: null } });
    expect(await desk.engine.articles.read({ id })).toMatchObject({
      outlet: 'Harbour Wire',
      date: '2026-03',
      datePrecision: 'month',
    });
    const bad = await refusalOf(desk.engine.articles.update({ ids: [id], patch: { date: '2026-02-30' } }));
    expect(bad).toMatchObject({ code: 'call.invalid' });
    await desk.engine.history.undo({});
    expect(await desk.engine.articles.read({ id })).toMatchObject({ outlet: null, date: null, datePrecision: null });
  });

  it('have a state per coder', async () => {
    const id = await desk.addArticle('A story\nread by two.');
    await desk.engine.articles.setState({ ids: [id], state: 'done' });
    const { coder } = await desk.engine.coders.create({ name: 'Navid' });
    await desk.engine.coders.select({ id: coder.id });
    expect((await desk.engine.articles.list({}))[0]!.state).toBe('not-started');
  });

  it('go out of sight with their codings and come back with them', async () => {
    const id = await desk.addArticle('A story\nto be removed.');
    const codeId = await desk.addCode('Any');
    await desk.engine.segments.create({ items: [{ articleId: id, codeId, start: 0, end: 7 }] });
    await desk.engine.articles.remove({ ids: [id] });
    expect(await desk.engine.project.info({})).toMatchObject({ articleCount: 0, segmentCount: 0 });
    expect((await desk.engine.codes.list({}))[0]!.segmentCount).toBe(0);
    expect((await refusalOf(desk.engine.articles.read({ id }))).code).toBe('article.not-found');
    await desk.engine.history.undo({});
    expect(await desk.engine.project.info({})).toMatchObject({ articleCount: 1, segmentCount: 1 });
  });
});

describe('memos', () => {
  it('belong to a coder and a thing, change and go', async () => {
    const id = await desk.addArticle('A story\nwith a memo.');
    await desk.engine.memos.set({ subject: 'article', subjectId: id, text: 'First thought' });
    await desk.engine.memos.set({ subject: 'project', text: 'About all of it' });
    await desk.engine.memos.set({ subject: 'article', subjectId: id, text: 'Second thought' });
    expect((await desk.engine.memos.list({})).map(({ subject, text }) => [subject, text])).toEqual([
      ['article', 'Second thought'],
      ['project', 'About all of it'],
    ]);
    await desk.engine.memos.set({ subject: 'article', subjectId: id, text: ' ' });
    expect(await desk.engine.memos.list({ subject: 'article' })).toEqual([]);
    await desk.engine.history.undo({});
    expect(await desk.engine.memos.list({ subject: 'article' })).toMatchObject([{ text: 'Second thought' }]);
  });
});
