import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, VariableId } from '../../shared/domain/ids.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

let desk: Desk;
let articles: ArticleId[];
beforeEach(async () => {
  desk = await openDesk();
  const report = await desk.bringIn({
    'one.txt': 'First title\n\nThe talks began.',
    'two.txt': 'Second title\n\nThe talks went on.',
    'three.txt': 'عنوان سوم\n\nمذاکره ادامه یافت.',
  });
  articles = ['one.txt', 'two.txt', 'three.txt'].map(
    (name) => report.articles.find(({ file }) => path.basename(file) === name)!.id,
  );
});
afterEach(() => desk.close());

const make = async (name: string, type: 'text' | 'number' | 'date' | 'yes-no' | 'choice', choices: string[] = []) =>
  (await desk.engine.variables.create({ name, type, choices })).variable.id;
const set = (variableId: VariableId, value: string, articleIds: ArticleId[] = [articles[0]!]) =>
  desk.engine.variables.set({ articleIds, variableId, value });

/** Values by article, in the order of the articles. */
async function valuesOf(variableId: VariableId): Promise<(string | undefined)[]> {
  const values = await desk.engine.variables.values({});
  return articles.map((id) => values.find((value) => value.variableId === variableId && value.articleId === id)?.value);
}

describe('variables', () => {
  it('are made, renamed, moved and removed, and every step can be undone', async () => {
    const [party, reach] = [await make(' Party ', 'choice', ['Left', 'Right', 'Left']), await make('Reach', 'number')];
    await set(reach, '12');
    await desk.engine.variables.update({ id: reach, patch: { name: 'Circulation', position: 0 } });
    const expected = [
      { id: reach, name: 'Circulation', type: 'number', choices: [], position: 0 },
      { id: party, name: 'Party', type: 'choice', choices: ['Left', 'Right'], position: 1 },
    ];
    expect(await desk.engine.variables.list({})).toEqual(expected);
    await desk.engine.variables.remove({ id: reach });
    expect(await desk.engine.variables.list({})).toEqual([{ ...expected[1], position: 0 }]);
    expect(await desk.engine.variables.values({})).toEqual([]);
    await desk.engine.history.undo({});
    expect(await desk.engine.variables.list({})).toEqual(expected);
    expect(await valuesOf(reach)).toEqual(['12', undefined, undefined]);
    for (let step = 0; step < 4; step++) await desk.engine.history.undo({});
    expect(await desk.engine.variables.list({})).toEqual([]);
  });

  it('have names of their own, whatever the letter case', async () => {
    const id = await make('Party', 'text');
    const refusals = [
      await refusalOf(make('party', 'text')),
      await refusalOf(make('Article', 'text')),
      await refusalOf(make('  ', 'text')),
      await refusalOf(desk.engine.variables.remove({ id: articles[0] as unknown as VariableId })),
    ];
    expect(refusals.map(({ code }) => code)).toEqual([
      'variable.name-taken',
      'variable.name-taken',
      'call.invalid',
      'variable.not-found',
    ]);
    await desk.engine.variables.update({ id, patch: { name: 'PARTY' } });
    expect((await desk.engine.variables.list({}))[0]?.name).toBe('PARTY');
  });

  it('keep values in the spelling of their type, and refuse others with a sentence', async () => {
    const [reach, wave, isSample] = [
      await make('Reach', 'number'),
      await make('Wave', 'date'),
      await make('Sample', 'yes-no'),
    ];
    await set(reach, ' 12,50 ');
    await set(wave, '2026/3');
    await set(isSample, 'YES', articles);
    expect([await valuesOf(reach), await valuesOf(wave), await valuesOf(isSample)]).toEqual([
      ['12.5', undefined, undefined],
      ['2026-03', undefined, undefined],
      ['true', 'true', 'true'],
    ]);
    const { revision } = await desk.engine.project.info({});
    expect(await refusalOf(set(reach, '1,234'))).toEqual({
      code: 'variable.value-invalid',
      message: expect.stringMatching(/^“1,234” cannot be the value of “Reach”: .+ Nothing was changed\.$/),
    });
    expect((await desk.engine.project.info({})).revision).toBe(revision);
  });

  it('lose a value that is set to nothing, and undo brings it back', async () => {
    const reach = await make('Reach', 'number');
    await set(reach, '1', articles);
    await set(reach, '2');
    await set(reach, ' ');
    expect(await valuesOf(reach)).toEqual([undefined, '1', '1']);
    await desk.engine.history.undo({});
    expect(await valuesOf(reach)).toEqual(['2', '1', '1']);
    await desk.engine.history.undo({});
    await desk.engine.history.undo({});
    expect(await valuesOf(reach)).toEqual([undefined, undefined, undefined]);
  });

  it('leave no trace in the history where nothing changes', async () => {
    const reach = await make('Reach', 'number');
    const { revision } = await set(reach, '1');
    expect(await set(reach, '1.0')).toEqual({ revision });
  });

  it('change their type where every value fits, and spell the values anew', async () => {
    const id = await make('Sample', 'text');
    await set(id, 'Yes', [articles[0]!]);
    await set(id, '0', [articles[1]!]);
    await desk.engine.variables.update({ id, patch: { type: 'yes-no' } });
    expect(await valuesOf(id)).toEqual(['true', 'false', undefined]);
    expect(await refusalOf(desk.engine.variables.update({ id, patch: { type: 'number' } }))).toEqual({
      code: 'variable.value-invalid',
      message:
        '“Sample” was not changed: “true” does not fit, it is not a number, and 1 other values do not fit either.',
    });
    await desk.engine.history.undo({});
    expect(await valuesOf(id)).toEqual(['Yes', '0', undefined]);
    await desk.engine.variables.update({ id, patch: { type: 'choice' } });
    expect((await desk.engine.variables.list({}))[0]?.choices).toEqual(['0', 'Yes']);
    expect((await refusalOf(set(id, 'No'))).code).toBe('variable.value-invalid');
    const without = desk.engine.variables.update({ id, patch: { choices: ['Yes', 'No'] } });
    expect((await refusalOf(without)).message).toContain('“0” does not fit');
  });

  it('check the values of removed articles as well, since these may come back', async () => {
    const id = await make('Sample', 'text');
    await set(id, 'many', [articles[2]!]);
    await desk.engine.articles.remove({ ids: [articles[2]!] });
    expect(await valuesOf(id)).toEqual([undefined, undefined, undefined]);
    expect((await refusalOf(desk.engine.variables.update({ id, patch: { type: 'number' } }))).code).toBe(
      'variable.value-invalid',
    );
    expect((await refusalOf(set(id, 'x', [articles[2]!]))).code).toBe('article.not-found');
  });
});

describe('a table of variables', () => {
  it('makes variables of the types that its columns have, in one step', async () => {
    const csv = [
      'Article;Reach;Wave;Sample;Note;Article_Title',
      `${articles[0]};3,5;2026-03;yes;"a; ""b""";ignored`,
      'SECOND TITLE;4;2026;no;;ignored',
      'three.txt;;;1;یادداشت 🚀;ignored',
    ].join('\r\n');
    const report = await desk.engine.variables.importCsv({ csv: `\uFEFF${csv}`, fileName: 'v.csv' });
    expect(report).toEqual({
      found: 3,
      articles: 3,
      values: 9,
      created: ['Reach', 'Wave', 'Sample', 'Note'],
      failed: [],
      notes: [],
      revision: expect.any(Number),
    });
    const list = await desk.engine.variables.list({});
    expect(list.map(({ name, type }) => [name, type])).toEqual([
      ['Reach', 'number'],
      ['Wave', 'date'],
      ['Sample', 'yes-no'],
      ['Note', 'text'],
    ]);
    expect(await Promise.all(list.map(({ id }) => valuesOf(id)))).toEqual([
      ['3.5', '4', undefined],
      ['2026-03', '2026', undefined],
      ['true', 'false', 'true'],
      ['a; "b"', undefined, 'یادداشت 🚀'],
    ]);
    await desk.engine.history.undo({});
    expect(await desk.engine.variables.list({})).toEqual([]);
  });

  it('tells line by line what it could not take, and takes the rest', async () => {
    const [reach, party] = [await make('Reach', 'number'), await make('Party', 'choice', ['Left'])];
    const csv = [
      'article,reach,PARTY',
      `${articles[0]},many,left`,
      'Nowhere,1,Left',
      `${articles[1]},"1,234",Right`,
      `${articles[2]},7,right`,
      ',1,Left',
    ].join('\n');
    const report = await desk.engine.variables.importCsv({ csv });
    expect(report).toMatchObject({ found: 5, articles: 3, values: 4, created: [] });
    expect(report.failed.map(({ line, code }) => [line, code])).toEqual([
      [2, 'variable.value-invalid'],
      [3, 'article.not-found'],
      [4, 'variable.value-invalid'],
      [6, 'article.not-found'],
    ]);
    expect(report.notes).toEqual([
      { code: 'variable.choices-added', message: expect.stringContaining('Right'), count: 1 },
    ]);
    expect(await valuesOf(reach)).toEqual([undefined, undefined, '7']);
    expect(await valuesOf(party)).toEqual(['Left', 'Right', 'Right']);
    expect((await desk.engine.variables.list({})).at(-1)?.choices).toEqual(['Left', 'Right']);
  });

  it('leaves values as they are where its cells are empty', async () => {
    const reach = await make('Reach', 'number');
    await set(reach, '1', articles);
    await desk.engine.variables.importCsv({ csv: `article,Reach\n${articles[0]},\n${articles[1]},2\n` });
    expect(await valuesOf(reach)).toEqual(['1', '2', '1']);
  });

  it.each([
    ['', 'is empty'],
    ['name,x\na,1\n', 'no column “article”'],
    ['article,article_title\na,b\n', 'no column beside'],
    ['article,x,X\na,1,2\n', 'two columns “X”'],
    ['article,x\n"a,1\n', 'quotation mark'],
  ])('%j is refused as a whole', async (csv, sentence) => {
    expect(await refusalOf(desk.engine.variables.importCsv({ csv }))).toEqual({
      code: 'variables.unreadable',
      message: expect.stringContaining(sentence),
    });
  });

  it('names an article that is meant beyond doubt', async () => {
    await desk.bringIn({ 'four.txt': 'First title\n\nAnother text of the same title.' });
    const report = await desk.engine.variables.importCsv({ csv: 'article,x\nFirst title,1\none.txt,2\n' });
    expect(report).toMatchObject({ values: 1, failed: [{ line: 2, code: 'article.ambiguous' }] });
  });

  it('goes out and comes in again with nothing lost', async () => {
    const [note, reach] = [await make('=Note, "so called"', 'text'), await make('Reach', 'number')];
    await set(note, 'two\nlines, “quoted” "🚀"');
    await set(reach, '-1e-7', [articles[1]!]);
    const { csv } = await desk.engine.variables.exportCsv({});
    const rows = Papa.parse<string[]>(csv.trimEnd(), { newline: '\n' }).data;
    expect(rows[0]).toEqual(['article', 'article_title', '=Note, "so called"', 'Reach']);
    expect(rows).toHaveLength(4);
    writeFileSync(path.join(desk.folder, 'v.csv'), csv);
    const before = [await valuesOf(note), await valuesOf(reach)];
    await set(note, '', articles);
    await set(reach, '5', articles);
    const report = await desk.engine.variables.importCsv({ csv });
    expect(report).toMatchObject({ values: 2, failed: [] });
    expect([(await valuesOf(note))[0], (await valuesOf(reach))[1]]).toEqual([before[0]![0], before[1]![1]]);
    expect((await desk.engine.variables.importCsv({ csv })).values).toBe(0);
  });
});
