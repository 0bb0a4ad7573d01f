import fc from 'fast-check';
import type { EngineClient } from '../../shared/contract/rpc-client.ts';
import type { ArticleId, CodeId, CoderId } from '../../shared/domain/ids.ts';

/** One thing that an analyst may do; the numbers choose among what there is at that moment. */
export interface RandomCommand {
  verb: keyof typeof verbs;
  which: number;
  other: number;
  word: string;
}

const word = fc.constantFrom('Sovereignty', 'Other', 'حاکمیت', 'Ärger', '🚀 range', 'x', 'A "b", c');

interface Scene extends RandomCommand {
  client: EngineClient;
  readonly pick: <T>(list: readonly T[], offset?: number) => T;
}

const verbs = {
  renameProject: ({ client, word: title }: Scene) => client.project.rename({ title }),
  /** Cannot be undone, so its name must not stand in the way of undoing how another was renamed. */
  addCoder: ({ client, word: name, which }: Scene) => client.coders.create({ name: `${name} ${which}` }),
  changeCoder: async ({ client, pick, word: name }: Scene) =>
    client.coders.update({ id: pick(await client.coders.list()).id as CoderId, name, color: '#123456' }),
  actAs: async ({ client, pick }: Scene) =>
    client.coders.select({ id: pick(await client.coders.list()).id as CoderId }),
  changeArticle: async ({ client, pick, word: title, other }: Scene) =>
    client.articles.update({
      ids: [pick(await client.articles.list()).id as ArticleId],
      patch:
        other % 2
          ? { title }
          : { title, outlet: other % 3 ? title : null, date: ['2024', '2024-05', '2024-05-01', null][other % 4]! },
    }),
  setState: async ({ client, pick, other }: Scene) => {
    const articles = await client.articles.list();
    const state = (['not-started', 'in-progress', 'done'] as const)[other % 3]!;
    return client.articles.setState({ ids: [pick(articles).id, pick(articles, 5).id] as ArticleId[], state });
  },
  removeArticle: async ({ client, pick }: Scene) =>
    client.articles.remove({ ids: [pick(await client.articles.list()).id as ArticleId] }),
  addCode: async ({ client, pick, word: name, other }: Scene) =>
    client.codes.create({
      name,
      parentId: other % 2 ? (pick(await client.codes.list()).id as CodeId) : null,
      definition: name,
    }),
  changeCode: async ({ client, pick, word: name, other }: Scene) =>
    client.codes.update({
      id: pick(await client.codes.list()).id as CodeId,
      patch: other % 2 ? { name, value: other } : { color: '#abcdef', key: other % 3 ? 'k' : null, include: name },
    }),
  moveCode: async ({ client, pick, other }: Scene) => {
    const codes = await client.codes.list();
    const parentId = other % 3 ? (pick(codes, 3).id as CodeId) : null;
    return client.codes.move({ id: pick(codes).id as CodeId, parentId, ...(other % 2 && { position: other % 4 }) });
  },
  retireCode: async ({ client, pick }: Scene) =>
    client.codes.retire({ id: pick(await client.codes.list()).id as CodeId }),
  restoreCode: async ({ client, pick }: Scene) =>
    client.codes.restore({ id: pick(await client.codes.list()).id as CodeId }),
  removeCode: async ({ client, pick, other }: Scene) => {
    const codes = await client.codes.list();
    const unused = codes.filter(
      (code) => code.segmentCount === 0 && !codes.some((child) => child.parentId === code.id),
    );
    return client.codes.remove({ id: pick(other % 3 ? unused : codes).id as CodeId });
  },
  importCodes: ({ client, word: name }: Scene) =>
    client.codes.importCsv({
      csv: `path,definition\nImported > ${name.replaceAll(/[",]/g, '')},${name.length}\nImported,Root\n`,
    }),
  code: async ({ client, pick, which, other, word: memo }: Scene) => {
    const [article, codes] = [pick(await client.articles.list()), await client.codes.list()];
    const start = which % Math.max(1, article.characters - 40);
    const place = {
      articleId: article.id as ArticleId,
      start,
      end: start + 1 + (other % 30),
      unit: 'code-point' as const,
    };
    const first = {
      ...place,
      codeId: pick(codes).id as CodeId,
      ...(other % 3 === 0 && { memo, attributes: { speaker: memo } }),
    };
    return client.segments.create({
      items: other % 2 ? [first] : [first, { ...place, codeId: pick(codes, 1).id as CodeId }],
    });
  },
  resize: async ({ client, pick, other }: Scene) => {
    const { id, start, end } = pick((await client.segments.list({})).rows);
    return client.segments.resize({ id, start: Math.max(0, start - (other % 5)), end: end + (other % 7) });
  },
  changeSegment: async ({ client, pick, other, word: value }: Scene) => {
    const { rows } = await client.segments.list({});
    const patch =
      other % 2
        ? { status: (['draft', 'final', 'adjudicated'] as const)[other % 3]!, weight: other % 5 ? other / 4 : null }
        : {
            attributes: { speaker: other % 3 ? value : '', stance: value },
            codeId: pick(await client.codes.list()).id as CodeId,
          };
    return client.segments.update({ ids: [pick(rows).id, pick(rows, 2).id], patch });
  },
  removeSegments: async ({ client, pick }: Scene) => {
    const { rows } = await client.segments.list({});
    return client.segments.remove({ ids: [...new Set([pick(rows).id, pick(rows, 7).id])] });
  },
  memo: async ({ client, pick, other, word: text }: Scene) => {
    const subject = (['project', 'article', 'code', 'segment'] as const)[other % 4]!;
    const subjectId = {
      project: async () => null,
      article: async () => pick(await client.articles.list()).id,
      code: async () => pick(await client.codes.list()).id,
      segment: async () => pick((await client.segments.list({})).rows).id,
    }[subject];
    return client.memos.set({ subject, subjectId: await subjectId(), text: other % 5 ? text : '' });
  },
};

export const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])),
  which: fc.nat(100_000),
  other: fc.nat(60),
  word,
});

/** Each verb once, with numbers that let all of them succeed: chance alone might never try one. */
export const everyVerbOnce: RandomCommand[] = (Object.keys(verbs) as (keyof typeof verbs)[]).map((verb) => ({
  verb,
  which: 3,
  other: 1,
  word: `By ${verb}`,
}));

/** Does it, or is refused; answers with the code of the refusal. Anything but a refusal with a code is thrown. */
export async function perform(client: EngineClient, command: RandomCommand): Promise<string> {
  const pick = <T>(list: readonly T[], offset = 0): T => {
    if (list.length === 0) throw new NothingToPick();
    return list[(command.which + offset) % list.length]!;
  };
  try {
    await verbs[command.verb]({ ...command, client, pick });
    return 'done';
  } catch (error) {
    if (error instanceof NothingToPick) return 'nothing to pick';
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && code !== 'internal' && code !== 'call.invalid') return code;
    throw error;
  }
}

class NothingToPick extends Error {}
