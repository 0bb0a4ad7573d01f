import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeArticles, setArticleState, updateArticles } from '../../../renderer/api/article-actions.ts';
import {
  createCode,
  moveCode,
  removeCode,
  restoreCode,
  retireCode,
  updateCode,
} from '../../../renderer/api/code-actions.ts';
import { setEngine } from '../../../renderer/api/engine.ts';
import { queries } from '../../../renderer/api/queries.ts';
import { queryClient } from '../../../renderer/api/query-client.ts';
import { applyMove, nest } from '../../../renderer/features/codebook/code-moves.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { ArticleSummary, Code } from '../../../shared/domain/coding/types.ts';
import { startEngine, type RunningEngine } from '../../support/engine-client.ts';

let running: RunningEngine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-actions-'));
  running = startEngine();
  setEngine(running.client);
  await running.client.project.create({ path: path.join(folder, 'sample.parlance'), sample: true });
  await Promise.all([queryClient.fetchQuery(queries.codes()), queryClient.fetchQuery(queries.articles())]);
});

afterEach(async () => {
  queryClient.clear();
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Times are the engine's own; a code is retired or it is not. */
const facts = (codes: readonly Code[]): unknown[] =>
  codes
    .map(({ modifiedAt: _modified, retiredAt, ...rest }) => ({ ...rest, isRetired: retiredAt !== null }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
const shownCodes = (): Code[] => queryClient.getQueryData(queries.codes().queryKey) ?? [];
const shownArticles = (): ArticleSummary[] => queryClient.getQueryData(queries.articles().queryKey) ?? [];
const codeNamed = (name: string): Code => shownCodes().find((code) => code.name === name)!;

/** What the window shows before the engine has answered must be what the engine then says. */
async function expectSameCodes(action: () => Promise<unknown>): Promise<void> {
  const before = facts(shownCodes());
  const done = action();
  const shown = facts(shownCodes());
  expect(shown).not.toEqual(before);
  await done;
  expect(shown).toEqual(facts(await running.client.codes.list()));
}

describe('a change of the codebook is shown as the engine will answer it', () => {
  it('renamed, recoloured, defined', () =>
    expectSameCodes(() =>
      updateCode(codeNamed('Red line').id, { name: 'Limit', color: '#123456', definition: 'No further', value: 2 }),
    ));

  it('nested', () =>
    expectSameCodes(() => {
      const move = nest(createCodeTree(shownCodes()), codeNamed('Deterrence').id)!;
      return moveCode(move, (codes) => applyMove(codes, move));
    }));

  it('retired with what lies below it, and brought back with what lies above', async () => {
    await expectSameCodes(() => retireCode(codeNamed('Refusal to negotiate').id));
    await expectSameCodes(() => restoreCode(codeNamed('Sanctions relief first').id));
  });

  it('created, then removed', async () => {
    const code = await createCode({ name: 'Energy', parentId: codeNamed('Deterrence').id });
    expect(facts(shownCodes())).toEqual(facts(await running.client.codes.list()));
    await expectSameCodes(() => removeCode(code.id));
  });

  it('and taken back when the engine refuses', async () => {
    const before = facts(shownCodes());
    const used = codeNamed('Red line');
    await expect(removeCode(used.id)).rejects.toMatchObject({ code: 'code.in-use' });
    await queryClient.fetchQuery(queries.codes());
    expect(facts(shownCodes())).toEqual(before);
    await expect(updateCode(used.id, { name: 'Precondition' })).rejects.toMatchObject({ code: 'code.name-taken' });
    await queryClient.fetchQuery(queries.codes());
    expect(facts(shownCodes())).toEqual(before);
  });
});

describe('a change of articles is shown as the engine will answer it', () => {
  async function expectSameArticles(action: () => Promise<void>): Promise<void> {
    const before = shownArticles();
    const done = action();
    const shown = shownArticles();
    expect(shown).not.toEqual(before);
    await done;
    expect(shown).toEqual(await running.client.articles.list());
  }
  const someIds = () =>
    shownArticles()
      .slice(2, 5)
      .map((article) => article.id);

  it('marked', () => expectSameArticles(() => setArticleState(someIds(), 'done')));

  it('described anew', () =>
    expectSameArticles(() => updateArticles(someIds().slice(0, 1), { title: 'Other title', outlet: null })));

  it('removed', () => expectSameArticles(() => removeArticles(someIds())));

  it('and taken back when the engine refuses', async () => {
    const before = shownArticles();
    await expect(updateArticles(someIds(), { date: '2026-02-30' })).rejects.toMatchObject({ code: 'call.invalid' });
    await queryClient.fetchQuery(queries.articles());
    expect(shownArticles()).toEqual(before);
  });
});
