import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCodeTree } from '../../shared/domain/coding/code-tree.ts';
import { openDesk, refusalOf, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function paths(): Promise<string[]> {
  const tree = createCodeTree(await desk.engine.codes.list({}));
  return tree.ordered.map((code) => tree.pathOf(code.id) + (code.retiredAt === null ? '' : ' (retired)'));
}

describe('the tree of codes', () => {
  it('nests, moves and orders, and undo puts everything back', async () => {
    const root = await desk.addCode('Sovereignty');
    const other = await desk.addCode('Deterrence');
    const child = await desk.addCode('Red line', root);
    await desk.addCode('Territory', root);
    await desk.engine.codes.move({ id: child, parentId: other });
    await desk.engine.codes.move({ id: other, parentId: null, position: 0 });
    expect(await paths()).toEqual(['Deterrence', 'Deterrence > Red line', 'Sovereignty', 'Sovereignty > Territory']);
    await desk.engine.history.undo({});
    await desk.engine.history.undo({});
    expect(await paths()).toEqual(['Sovereignty', 'Sovereignty > Red line', 'Sovereignty > Territory', 'Deterrence']);
  });

  it('refuses a cycle, a second name in one place, a taken key and an empty name', async () => {
    const root = await desk.addCode('Sovereignty');
    const child = await desk.addCode('Red line', root);
    await desk.engine.codes.update({ id: child, patch: { key: 'R' } });
    const codes = [
      await refusalOf(desk.engine.codes.move({ id: root, parentId: child })),
      await refusalOf(desk.engine.codes.create({ name: 'Sovereignty' })),
      await refusalOf(desk.engine.codes.update({ id: root, patch: { key: 'r' } })),
      await refusalOf(desk.engine.codes.create({ name: '  ' })),
      await refusalOf(desk.engine.codes.create({ name: 'a > b' })),
    ].map((refusal) => refusal.code);
    expect(codes).toEqual(['code.cycle', 'code.name-taken', 'code.name-taken', 'call.invalid', 'call.invalid']);
    expect(await paths()).toEqual(['Sovereignty', 'Sovereignty > Red line']);
  });

  it('retires what is used, removes what is not, and brings back with the way to the root', async () => {
    const root = await desk.addCode('Sovereignty');
    const child = await desk.addCode('Red line', root);
    const article = await desk.addArticle('We draw a red line here.');
    await desk.engine.segments.create({ items: [{ articleId: article, codeId: child, start: 8, end: 16 }] });
    expect((await refusalOf(desk.engine.codes.remove({ id: child }))).code).toBe('code.in-use');
    await desk.engine.codes.retire({ id: root });
    expect(await paths()).toEqual(['Sovereignty (retired)', 'Sovereignty > Red line (retired)']);
    const coding = desk.engine.segments.create({ items: [{ articleId: article, codeId: child, start: 0, end: 2 }] });
    expect((await refusalOf(coding)).code).toBe('code.retired');
    await desk.engine.codes.restore({ id: child });
    expect(await paths()).toEqual(['Sovereignty', 'Sovereignty > Red line']);
    const unused = await desk.addCode('Unused');
    await desk.engine.codes.remove({ id: unused });
    expect(await paths()).toEqual(['Sovereignty', 'Sovereignty > Red line']);
  });

  it('counts a new version of the codebook when a meaning changes, not when a colour does', async () => {
    const version = async (): Promise<number> => (await desk.engine.project.info({})).codebookVersion;
    const id = await desk.addCode('Sovereignty');
    const before = await version();
    await desk.engine.codes.update({ id, patch: { color: '#123456', key: 's' } });
    expect(await version()).toBe(before);
    await desk.engine.codes.update({ id, patch: { definition: 'The state decides alone.' } });
    expect(await version()).toBe(before + 1);
  });
});

describe('a code by its name', () => {
  it('is found by path or by a name that stands once, letter case aside where nothing hangs on it', async () => {
    const [root, other] = [await desk.addCode('Sovereignty'), await desk.addCode('Deterrence')];
    const child = await desk.addCode('Red line', root);
    await desk.addCode('red line', other);
    const find = async (reference: string): Promise<string> => (await desk.engine.codes.find({ reference })).id;
    expect(await find('sovereignty')).toBe(root);
    expect(await find('Red line')).toBe(child);
    expect(await find('SOVEREIGNTY>red LINE')).toBe(child);
    expect((await refusalOf(find('RED LINE'))).code).toBe('code.ambiguous');
    expect((await refusalOf(find('Red'))).code).toBe('code.not-found');
  });
});

describe('a codebook as a table', () => {
  it('comes in by path or by name and parent, updates what stands there, and reports bad rows', async () => {
    const csv = [
      'path;definition;color;value',
      'Sovereignty;"Decides; alone";#112233;1',
      'Sovereignty > Territory;Land and sea;445566;2',
      'Broken;;not a colour;',
    ].join('\r\n');
    const first = await desk.engine.codes.importCsv({ csv: `\uFEFF${csv}` });
    expect(first).toMatchObject({ created: 2, updated: 0, failed: [{ line: 4, code: 'codebook.unreadable' }] });
    const second = await desk.engine.codes.importCsv({
      csv: 'name,parent,definition\nTerritory,Sovereignty,Land\nAir,Territory,Sky\nX,Nowhere,\n',
    });
    expect(second).toMatchObject({ created: 1, updated: 1, failed: [{ line: 4, code: 'code.not-found' }] });
    const codes = await desk.engine.codes.list({});
    expect(codes.map(({ name, definition, color, value }) => [name, definition, color, value])).toEqual(
      expect.arrayContaining([
        ['Sovereignty', 'Decides; alone', '#112233', 1],
        ['Territory', 'Land', '#445566', 2],
      ]),
    );
    expect(await paths()).toEqual(['Sovereignty', 'Sovereignty > Territory', 'Sovereignty > Territory > Air']);
  });

  it('goes out and comes in again elsewhere with nothing lost', async () => {
    const root = await desk.addCode('خط قرمز, "so called"');
    await desk.addCode('=SUM(A1)', root);
    await desk.engine.codes.update({
      id: root,
      patch: { definition: 'two\nlines', include: 'a', exclude: 'b', example: '😀', value: -1.5 },
    });
    const { csv } = await desk.engine.codes.exportCsv({});
    const before = await desk.engine.codes.list({});
    const other = await openDesk();
    try {
      expect(await other.engine.codes.importCsv({ csv })).toMatchObject({ created: 2, failed: [] });
      const fields = (codes: typeof before) =>
        codes.map(({ name, color, definition, include, exclude, example, value, position }) => {
          return { name, color, definition, include, exclude, example, value, position };
        });
      expect(fields(await other.engine.codes.list({}))).toEqual(fields(before));
    } finally {
      await other.close();
    }
  });
});
