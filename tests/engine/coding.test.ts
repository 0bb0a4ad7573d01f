import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, CodeId } from '../../shared/domain/ids.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

/** An emoji of two units, a family of eleven, a combining mark, Persian with a zero-width non-joiner. */
const text = 'Talks 😀 resume. 👨‍👩‍👧‍👦 Cafe\u0301 diplomacy.\nایران می‌گوید نه.';

let desk: Desk;
let article: ArticleId;
let code: CodeId;
beforeEach(async () => {
  desk = await openDesk();
  article = await desk.addArticle(text);
  code = await desk.addCode('Refusal');
});
afterEach(() => desk.close());

async function codeQuote(quote: string, more: { memo?: string; attributes?: Record<string, string> } = {}) {
  const { start, end } = await desk.engine.segments.locate({ articleId: article, quote });
  const made = await desk.engine.segments.create({
    items: [{ articleId: article, codeId: code, start, end, ...more }],
  });
  return made.segments[0]!;
}

describe('coding a passage', () => {
  it('keeps both units and the words, with an emoji, a combining mark and Persian before it', async () => {
    const segment = await codeQuote('می‌گوید');
    const points = Array.from(text);
    expect(text.slice(segment.start, segment.end)).toBe('می‌گوید');
    expect(points.slice(segment.startCp, segment.endCp).join('')).toBe('می‌گوید');
    expect(segment.start - segment.startCp).toBe(
      text.slice(0, segment.start).length - Array.from(text.slice(0, segment.start)).length,
    );
  });

  it('never splits a grapheme cluster: the ends move outwards', async () => {
    const family = text.indexOf('👨');
    const accent = text.indexOf('\u0301');
    const { segments } = await desk.engine.segments.create({
      items: [
        { articleId: article, codeId: code, start: family + 1, end: family + 4 },
        { articleId: article, codeId: code, start: accent - 4, end: accent },
      ],
    });
    expect(segments.map((segment) => segment.quote)).toEqual(['👨‍👩‍👧‍👦', 'Cafe\u0301']);
  });

  it('counts code points where the caller does', async () => {
    const start = Array.from(text.slice(0, text.indexOf('diplomacy'))).length;
    const { segments } = await desk.engine.segments.create({
      items: [{ articleId: article, codeId: code, start, end: start + 9, unit: 'code-point' }],
    });
    expect(segments[0]!.quote).toBe('diplomacy');
  });

  it('takes memo and attributes in the same step, and undo takes all of it back', async () => {
    await codeQuote('resume', { memo: 'after a pause', attributes: { speaker: 'spokesman', stance: 'for' } });
    const [segment] = await desk.engine.segments.ofArticle({ articleId: article });
    expect(segment).toMatchObject({ memo: 'after a pause', attributes: { speaker: 'spokesman', stance: 'for' } });
    expect((await desk.engine.articles.read({ id: article })).state).toBe('in-progress');
    await desk.engine.history.undo({});
    expect(await desk.engine.segments.ofArticle({ articleId: article })).toEqual([]);
    expect(await desk.engine.attributes.list({})).toEqual([]);
    expect((await desk.engine.articles.read({ id: article })).state).toBe('not-started');
    await desk.engine.history.redo({});
    expect(await desk.engine.segments.ofArticle({ articleId: article })).toEqual([segment]);
  });

  it('refuses the same code twice, places outside, and unknown things, and keeps nothing of the step', async () => {
    const there = await codeQuote('resume');
    const attempt = (start: number, end: number, codeId = code): Promise<unknown> =>
      desk.engine.segments.create({
        items: [
          { articleId: article, codeId: code, start: 0, end: 5 },
          { articleId: article, codeId, start, end },
        ],
      });
    const unknown = '01a20a4e-0000-7000-8000-000000000000' as CodeId;
    const refusals = [
      await refusalOf(attempt(there.start, there.end)),
      await refusalOf(attempt(3, 3)),
      await refusalOf(attempt(0, text.length + 1)),
      await refusalOf(attempt(6, 9, unknown)),
    ].map((refusal) => refusal.code);
    expect(refusals).toEqual(['segment.exists', 'segment.out-of-range', 'segment.out-of-range', 'code.not-found']);
    expect(await desk.engine.segments.ofArticle({ articleId: article })).toEqual([there]);
  });
});

describe('changing codings', () => {
  it('resizes, recodes, weighs, describes and removes, each one step', async () => {
    const segment = await codeQuote('resume', { memo: 'keep me' });
    const other = await desk.addCode('Openness');
    await desk.engine.segments.resize({ id: segment.id, start: 0, end: segment.end });
    await desk.engine.segments.update({
      ids: [segment.id],
      patch: { codeId: other, status: 'draft', weight: 2, attributes: { target: 'envoys' } },
    });
    const [changed] = await desk.engine.segments.ofArticle({ articleId: article });
    expect(changed).toMatchObject({
      id: segment.id,
      start: 0,
      quote: 'Talks 😀 resume',
      codeId: other,
      status: 'draft',
      weight: 2,
      memo: 'keep me',
      attributes: { target: 'envoys' },
    });
    await desk.engine.segments.remove({ ids: [segment.id] });
    expect(await desk.engine.segments.ofArticle({ articleId: article })).toEqual([]);
    await desk.engine.history.undo({});
    expect(await desk.engine.segments.ofArticle({ articleId: article })).toEqual([changed]);
    expect((await desk.engine.project.check({})).problems).toEqual([]);
  });

  it('refuses a step back over what another coder changed since', async () => {
    const { coder } = await desk.engine.coders.create({ name: 'Navid' });
    const segment = await codeQuote('resume');
    const ada = (await desk.engine.project.info({})).coderId;
    await desk.engine.coders.select({ id: coder.id });
    await desk.engine.segments.update({ ids: [segment.id], patch: { status: 'adjudicated' } });
    const refusal = await refusalOf(desk.engine.history.undo({ coderId: ada }));
    expect(refusal.code).toBe('history.conflict');
    expect(refusal.message).toContain('Code “resume” as Refusal');
    expect((await desk.engine.segments.ofArticle({ articleId: article }))[0]!.status).toBe('adjudicated');
  });
});

describe('codings from a table', () => {
  it('are placed by quote or by code points, for coders who are made, and bad rows are told', async () => {
    await desk.addArticle('Twice said, twice said.');
    const title = (await desk.engine.articles.list({}))[1]!.title;
    const start = Array.from(text.slice(0, text.indexOf('resume'))).length;
    const csv = [
      'article,quote,occurrence,start,end,code,coder,memo,attr_speaker',
      `${article},diplomacy,,,,Refusal,Navid,"a, memo",envoy`,
      `${article},,,${start},${start + 6},Refusal,Navid,,`,
      `"${title}",twice said,1,,,Refusal,,,`,
      `"${title}",wice said,,,,Refusal,,,`,
      `${article},diplomacy,,,,Refusal,Navid,,`,
      `${article},diplomacy,,,,Nothing,Navid,,`,
      `Nowhere,diplomacy,,,,Refusal,Navid,,`,
    ].join('\n');
    const report = await desk.engine.segments.importCsv({ csv });
    expect(report).toMatchObject({ found: 7, created: 3, duplicates: 1 });
    expect(report.failed.map(({ line, code: reason }) => [line, reason])).toEqual([
      [5, 'segment.quote-ambiguous'],
      [7, 'code.not-found'],
      [8, 'article.not-found'],
    ]);
    const { rows } = await desk.engine.segments.list({ sort: [{ key: 'text' }] });
    expect(rows.map((row) => [row.quote, row.coderName, row.memo, row.attributes])).toEqual([
      ['diplomacy', 'Navid', 'a, memo', { speaker: 'envoy' }],
      ['resume', 'Navid', null, {}],
      ['twice said', 'Ada', null, {}],
    ]);
    await desk.engine.history.undo({});
    expect((await desk.engine.segments.list({})).total).toBe(0);
  });
});

describe('the table of segments', () => {
  it('filters by family, words, coder, date and memo, sorts, and pages', async () => {
    const child = await desk.addCode('Categorical', code);
    await codeQuote('resume', { memo: 'remember' });
    await desk.engine.segments.create({ items: [{ articleId: article, codeId: child, start: 0, end: 5 }] });
    const quotes = async (query: Parameters<typeof desk.engine.segments.list>[0]): Promise<string[]> =>
      (await desk.engine.segments.list(query)).rows.map((row) => row.quote);
    expect(await quotes({})).toEqual(['Talks', 'resume']);
    expect(await quotes({ sort: [{ key: 'code' }] })).toEqual(['resume', 'Talks']);
    expect(await quotes({ filter: { codeIds: [code] } })).toEqual(['Talks', 'resume']);
    expect(await quotes({ filter: { codeIds: [child] } })).toEqual(['Talks']);
    expect(await quotes({ filter: { hasMemo: true } })).toEqual(['resume']);
    expect(await quotes({ filter: { text: 'REMEM' } })).toEqual(['resume']);
    expect(await quotes({ filter: { text: '100%' } })).toEqual([]);
    expect(await desk.engine.segments.list({ offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ quote: 'resume', codePath: 'Refusal' }],
    });
    const byWords = { filter: { codeIds: [code] }, sort: [{ key: 'text', descending: true } as const] };
    const { rows } = await desk.engine.segments.list(byWords);
    expect(await desk.engine.segments.ids(byWords)).toEqual(rows.map((row) => row.id));
    await codeQuote('diplomacy');
    expect(await quotes({ ...byWords, offset: 1, limit: 1 })).toEqual(['resume']);
    await desk.engine.articles.remove({ ids: [article] });
    expect(await desk.engine.segments.list({})).toEqual({ total: 0, rows: [] });
    expect(await desk.engine.segments.list(byWords)).toEqual({ total: 0, rows: [] });
  });
});
