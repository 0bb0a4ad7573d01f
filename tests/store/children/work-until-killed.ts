import { writeSync } from 'node:fs';
import type { EngineClient } from '../../../shared/contract/rpc-client.ts';
import type { ArticleId, CodeId, SegmentId } from '../../../shared/domain/ids.ts';
import { startEngine } from '../../support/engine-client.ts';

/**
 * Codes, and with a third argument imports that folder meanwhile, until somebody kills it. Every change is told on
 * standard output only after the engine has acknowledged it: `+` a coding, `-` its removal (announced by `?`), `i` the
 * number of articles that an import has brought in so far.
 */
const [, , projectPath, kind, folder] = process.argv;
const say = (line: string): void => void writeSync(1, `${line}\n`);
const random = (below: number): number => Math.floor(Math.random() * below);

async function code(client: EngineClient): Promise<never> {
  const article = (await client.articles.list())[0]!;
  const codes = await client.codes.list();
  const mine: SegmentId[] = [];
  for (;;) {
    const removed = mine.length > 5 && random(4) === 0 ? mine.splice(random(mine.length), 1)[0] : undefined;
    if (removed !== undefined) {
      say(`? ${removed}`);
      await client.segments.remove({ ids: [removed] });
      say(`- ${removed}`);
      continue;
    }
    const start = random(article.characters - 200);
    const place = {
      articleId: article.id as ArticleId,
      start,
      end: start + 1 + random(150),
      unit: 'code-point' as const,
    };
    const more = random(3) === 0 ? { memo: 'Why?', attributes: { speaker: 'the minister' } } : {};
    const item = { ...place, ...more, codeId: codes[random(codes.length)]!.id as CodeId };
    const made = await client.segments.create({ items: [item] }).catch((error: { code: string }) => {
      if (error.code !== 'segment.exists') throw error;
      return null;
    });
    for (const segment of made?.segments ?? []) {
      say(`+ ${segment.id}`);
      mine.push(segment.id);
    }
  }
}

async function bringIn(client: EngineClient, paths: string[]): Promise<void> {
  say('importing');
  for await (const event of await client.imports.run({ paths })) {
    if (event.kind === 'progress') say(`i ${event.imported}`);
  }
  say('imported');
}

const { client } = startEngine();
await client.project.open({ path: projectPath! });
say('open');
if (kind === 'import') await bringIn(client, [folder!]);
await code(client);
