import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTo, type Table } from './export-to.ts';
import { makeGoldenProject, type GoldenProject } from './golden-project.ts';

let made: GoldenProject;

beforeEach(() => {
  made = makeGoldenProject();
});
afterEach(() => made.project.remove());

const column = (rows: Table, name: string): string[] => rows.map((row) => row[name]!);

describe('what is asked for', () => {
  it('keeps drafts out, and adjudicated codings in, where only final codings are asked for', async () => {
    const { rows, files } = await exportTo(made.project, { finalOnly: true });
    expect(column(rows('segments.csv'), 'status').toSorted()).toEqual([
      'adjudicated',
      ...Array<string>(7).fill('final'),
    ]);
    expect(column(rows('articles.csv'), 'n_dissuasion_credible_arger_oe')).toEqual(['0', '0', '0', '0', '0']);
    expect(files['README.txt']).toContain('final and adjudicated, no drafts');
  });

  it('takes the codings and the states of the coders alone who are named', async () => {
    const { rows } = await exportTo(made.project, { coderIds: [made.coders.navid as never] });
    expect(new Set(column(rows('segments.csv'), 'coder'))).toEqual(new Set(['Navid, “N.”']));
    expect(rows('articles.csv').map((row) => [row['coded_by'], row['coding_state']])).toEqual([
      ['Navid, “N.”', 'in-progress'],
      ['Navid, “N.”', 'in-progress'],
      ['', 'not-started'],
      ['', 'not-started'],
      ['', 'not-started'],
    ]);
    expect(rows('units.csv')).toHaveLength(2);
  });

  it('takes a code with everything below it, and keeps the whole codebook', async () => {
    const { rows, files } = await exportTo(made.project, { codeIds: [made.codes.sovereignty as never] });
    expect(new Set(column(rows('segments.csv'), 'code'))).toEqual(
      new Set(['Sovereignty', 'Refusal, to "negotiate"', 'Other']),
    );
    const flags = Object.keys(rows('units.csv')[0]!).filter((name) => name.startsWith('has_'));
    expect(flags).toEqual(['has_sovereignty', 'has_refusal_to_negotiate', 'has_other']);
    expect(rows('codebook.csv')).toHaveLength(7);
    expect(files['README.txt']).toContain(
      'Codes:    Sovereignty, Sovereignty > Refusal, to "negotiate", Sovereignty > Other',
    );
    // Who read the article without finding any of these codes has worked on it all the same.
    expect(column(rows('units.csv'), 'article_id')).toContain(made.articles.persian);
  });

  it('takes the articles that are named, in the order of the project', async () => {
    const wanted = [made.articles.copy, made.articles.persian];
    const { rows, files } = await exportTo(made.project, { articleIds: wanted as never[] });
    expect(column(rows('articles.csv'), 'article_id')).toEqual([made.articles.persian, made.articles.copy]);
    expect(new Set(column(rows('segments.csv'), 'article_id'))).toEqual(new Set([made.articles.persian]));
    // The original of the copy is not here, so nobody may be sent to look for it.
    const articles = JSON.parse(files['datapackage.json']!).resources[1];
    expect(articles.schema.foreignKeys).toBeUndefined();
  });

  it('refuses what is not in the project, and writes nothing', async () => {
    const unknown = ['00000000-0000-7000-8000-000000000000'] as never[];
    await expect(exportTo(made.project, { articleIds: unknown })).rejects.toMatchObject({ code: 'article.not-found' });
    await expect(exportTo(made.project, { articleIds: [made.articles.removed as never] })).rejects.toMatchObject({
      code: 'article.not-found',
    });
    await expect(exportTo(made.project, { codeIds: unknown })).rejects.toMatchObject({ code: 'code.not-found' });
    await expect(exportTo(made.project, { coderIds: unknown })).rejects.toMatchObject({ code: 'coder.not-found' });
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(made.project.folder).filter((name) => !name.startsWith('study.parlance'))).toEqual([]);
  });
});

describe('units', () => {
  const flagged = (row: Record<string, string>): string[] =>
    Object.keys(row).filter((name) => name.startsWith('has_') && row[name] === '1');
  const places = (row: Record<string, string>): string =>
    [row['paragraph'], row['sentence'], row['start'], row['end']].join('/');

  it('tell “read and found nothing” from “not read yet”', async () => {
    const { rows } = await exportTo(made.project);
    const units = rows('units.csv');
    const nothing = units.filter((row) => row['article_id'] === made.articles.nothing);
    expect(nothing.map((row) => [row['coder'], row['coding_state'], flagged(row)])).toEqual([['Ada', 'done', []]]);
    expect(column(units, 'article_id')).not.toContain(made.articles.untouched);
  });

  it('of paragraphs leave out empty ones and keep the numbers', async () => {
    const { rows } = await exportTo(made.project, { unit: 'paragraph' });
    const navid = rows('units.csv').filter(
      (row) => row['coder'] !== 'Ada' && row['article_id'] === made.articles.emoji,
    );
    expect(navid.map((row) => [row['unit_id'], places(row), flagged(row)])).toEqual([
      [`${made.articles.emoji}.p1`, '1//0/98', ['has_sovereignty', 'has_other', 'has_other_2']],
      [`${made.articles.emoji}.p3`, '3//100/143', ['has_other_2']],
    ]);
  });

  it('of sentences flag every sentence that a passage touches', async () => {
    const { rows } = await exportTo(made.project, { unit: 'sentence' });
    const navid = rows('units.csv').filter(
      (row) => row['coder'] !== 'Ada' && row['article_id'] === made.articles.emoji,
    );
    expect(navid.map((row) => [places(row), flagged(row)])).toEqual([
      ['1/1/0/32', []],
      ['1/2/33/98', ['has_sovereignty', 'has_other', 'has_other_2']],
      ['3/1/100/143', ['has_other_2']],
    ]);
  });
});

describe('cells for spreadsheets', () => {
  it('are neutralised only where asked, and numbers never', async () => {
    const plain = await exportTo(made.project, {}, { folder: `${made.project.folder}/plain` });
    expect(column(plain.rows('articles.csv'), 'title')).toContain('-Weather');
    const safe = await exportTo(made.project, { excelSafe: true });
    const articles = safe.rows('articles.csv');
    expect(column(articles, 'title')).toEqual([
      'Talks, "range"; =1+1',
      'حاکمیت',
      "'-Weather",
      "'+Not yet read",
      'Talks, again',
    ]);
    expect(column(articles, 'outlet')).toEqual(["'=The Post", '', "'@wire", '', '']);
    expect(column(safe.rows('segments.csv'), 'weight')).toContain('-1');
    expect(column(safe.rows('segments.csv'), 'attr_stance_for_1')).toContain("'-1");
    expect(safe.files['README.txt']).toContain('this changes the data');
  });

  it('are neutralised behind a tab and a carriage return too', async () => {
    const { createCellWriter } = await import('../../electron/engine/exporters/cells.ts');
    const { text } = createCellWriter({ delimiter: ',', decimal: '.', excelSafe: true });
    expect(['\t=1', '\r=1', '=1', '@a', ' =1', 'a=1', "'=1", ''].map(text)).toEqual([
      "'\t=1",
      '"\'\r=1"',
      "'=1",
      "'@a",
      ' =1',
      'a=1',
      "'=1",
      '',
    ]);
  });
});
