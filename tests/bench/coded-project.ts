import path from 'node:path';
import type { ArticleId, CodeId } from '../../shared/domain/ids.ts';
import { startEngine, type RunningEngine } from '../support/engine-client.ts';
import { insertArticle, realTools } from '../support/test-project.ts';
import { createRandom, writeText } from './measuring.ts';

export interface CodedProject extends RunningEngine {
  readonly file: string;
  readonly articleIds: readonly ArticleId[];
  readonly codeIds: readonly CodeId[];
}

/** A project of 1,000 articles of 4 kB, two coders, thirty codes and 100,000 codings, open in an engine of its own. */
export async function makeCodedProject(folder: string): Promise<CodedProject> {
  const running = startEngine();
  const { client, engine } = running;
  const file = path.join(folder, 'coded.parlance');
  const random = createRandom(11);
  await client.project.create({ path: file, title: 'Benchmark', coderName: 'Ada' });
  const codeIds: CodeId[] = [];
  for (let number = 1; number <= 30; number++) {
    const parentId = number % 5 === 1 ? null : codeIds[Math.floor((number - 1) / 5) * 5]!;
    codeIds.push((await client.codes.create({ name: `Code ${number}`, parentId })).code.id);
  }
  const { coder } = await client.coders.create({ name: 'Navid' });
  const tools = realTools();
  const articleIds = engine.context.session.require().write((db) => ({
    result: Array.from({ length: 1000 }, (_, number) => {
      const facts = { title: `Article ${number} on the talks`, outlet: 'The Example', date: '2024-03-05' };
      return insertArticle(db, tools, { ...facts, text: writeText(4000, random) }) as ArticleId;
    }),
    touched: { articles: 'all' },
  }));
  for (const coderId of [undefined, coder.id]) {
    const items = articleIds.flatMap((articleId) =>
      Array.from({ length: 50 }, (_, number) => {
        const start = number * 75 + Math.floor(random() * 20);
        const end = start + 20 + Math.floor(random() * 200);
        const codeId = codeIds[Math.floor(random() * codeIds.length)]!;
        return { articleId, codeId, start, end, ...(coderId && { coderId }) };
      }),
    );
    await client.segments.create({ items });
  }
  return { ...running, file, articleIds, codeIds };
}
