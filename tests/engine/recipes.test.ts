import path from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../../shared/contract/rpc-client.ts';
import { exportOptions, type ExportOptions } from '../../shared/contract/schemas/exports.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const plain = exportOptions.parse({});
const listed = async (): Promise<[string, ExportOptions['unit']][]> =>
  (await desk.engine.recipes.list()).map(({ name, options }) => [name, options.unit]);

async function runTo(folder: string, options: ExportOptions): Promise<Record<string, string>> {
  const to = path.join(desk.folder, folder);
  for await (const event of readStream(desk.engine.exports.run({ to, options }))) void event;
  return Object.fromEntries(readdirSync(to).map((name) => [name, readFileSync(path.join(to, name), 'utf8')]));
}

describe('recipes', () => {
  it('are listed by name, replaced under the same name, renamed and removed', async () => {
    const { recipe } = await desk.engine.recipes.save({ name: 'Sentences ', options: { ...plain, unit: 'sentence' } });
    await desk.engine.recipes.save({ name: 'articles', options: plain });
    expect(await listed()).toEqual([
      ['articles', 'article'],
      ['Sentences', 'sentence'],
    ]);
    const again = await desk.engine.recipes.save({ name: 'sentences', options: { ...plain, unit: 'paragraph' } });
    expect(again.recipe.id).toBe(recipe.id);
    await desk.engine.recipes.rename({ id: recipe.id, name: 'Paragraphs' });
    expect(await listed()).toEqual([
      ['articles', 'article'],
      ['Paragraphs', 'paragraph'],
    ]);
    await desk.engine.recipes.remove({ id: recipe.id });
    expect(await listed()).toEqual([['articles', 'article']]);
  });

  it('are changes like any other: in the history, undone and done again', async () => {
    const { recipe } = await desk.engine.recipes.save({ name: 'One', options: plain });
    await desk.engine.recipes.save({ name: 'One', options: { ...plain, bom: true } });
    await desk.engine.recipes.remove({ id: recipe.id });
    const history = await desk.engine.history.list({ limit: 3 });
    expect(history.map(({ label }) => label)).toEqual([
      'Remove the recipe One',
      'Save the recipe One',
      'Save the recipe One',
    ]);
    await desk.engine.history.undo({});
    await desk.engine.history.undo({});
    expect(await desk.engine.recipes.list()).toEqual([recipe]);
    await desk.engine.history.redo({});
    expect((await desk.engine.recipes.list())[0]?.options.bom).toBe(true);
  });

  it('saved as they were are no change', async () => {
    const coderIds = [(await desk.engine.coders.create({ name: 'Navid' })).coder.id, '0'.repeat(8) as never];
    coderIds[1] = (await desk.engine.coders.list())[0]!.id;
    const first = await desk.engine.recipes.save({ name: 'One', options: { ...plain, coderIds } });
    const turned = { ...plain, coderIds: coderIds.toReversed() };
    expect(await desk.engine.recipes.save({ name: 'One', options: turned })).toEqual(first);
  });

  it('refuse a name that is taken, and a recipe that is gone', async () => {
    const { recipe } = await desk.engine.recipes.save({ name: 'One', options: plain });
    const other = await desk.engine.recipes.save({ name: 'Two', options: plain });
    const { id } = recipe;
    expect(await refusalOf(desk.engine.recipes.rename({ id, name: 'two' }))).toMatchObject({
      code: 'recipe.name-taken',
      message: expect.stringContaining('“Two”'),
    });
    await desk.engine.recipes.rename({ id: other.recipe.id, name: 'TWO' });
    await desk.engine.recipes.remove({ id });
    expect(await refusalOf(desk.engine.recipes.rename({ id, name: 'x' }))).toMatchObject({ code: 'recipe.not-found' });
    expect(await refusalOf(desk.engine.recipes.remove({ id }))).toMatchObject({ code: 'recipe.not-found' });
    expect(await listed()).toEqual([['TWO', 'article']]);
  });

  it('make the same bytes of the same revision', async () => {
    const article = await desk.addArticle('We will talk. We will not yield.');
    const code = await desk.addCode('Refusal');
    await desk.engine.segments.create({ items: [{ articleId: article, codeId: code, start: 14, end: 32 }] });
    await desk.engine.recipes.save({ name: 'Mine', options: { ...plain, unit: 'sentence', codeIds: [code] } });
    const first = await runTo('first', (await desk.engine.recipes.list())[0]!.options);
    const second = await runTo('second', (await desk.engine.recipes.list())[0]!.options);
    expect(second).toEqual(first);
    expect(first['segments.csv']).toContain('We will not yield.');
  });

  it('that name what is gone say so when they run', async () => {
    const [kept, lost] = [await desk.addCode('Kept'), await desk.addCode('Lost')];
    await desk.engine.recipes.save({ name: 'Mine', options: { ...plain, codeIds: [kept, lost] } });
    await desk.engine.codes.remove({ id: lost });
    const refusal = await refusalOf(runTo('out', (await desk.engine.recipes.list())[0]!.options));
    expect(refusal).toEqual({
      code: 'code.not-found',
      message:
        '1 of the 2 codes that the export names is not in the codebook any more. Nothing was written; choose the codes anew.',
    });
  });
});
