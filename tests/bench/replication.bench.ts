/** A replication package of 10,000 articles and 100,000 codings, and joining it with copies of the articles. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStream, type EngineClient } from '../../shared/contract/rpc-client.ts';
import type { RehydrateReport } from '../../shared/contract/schemas/interchange.ts';
import type { ArticleId, CodeId } from '../../shared/domain/ids.ts';
import { startEngine } from '../support/engine-client.ts';
import { insertArticle, realTools } from '../support/test-project.ts';
import { createRandom, inFolder, report, timed, writeText } from './measuring.ts';

const articleCount = 10_000;
const codingsEach = 10;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

async function makeProject(file: string): Promise<string[]> {
  const { client, engine, close } = startEngine();
  const random = createRandom(7);
  await client.project.create({ path: file, title: 'Benchmark', coderName: 'Ada' });
  const codeIds: CodeId[] = [];
  for (let number = 1; number <= 30; number++) {
    codeIds.push((await client.codes.create({ name: `Code ${number}` })).code.id);
  }
  const texts = Array.from({ length: articleCount }, (_, number) => `Brief ${number}\n\n${writeText(4000, random)}`);
  const tools = realTools();
  const articleIds = engine.context.session.require().write((db) => ({
    result: texts.map((text, number) => insertArticle(db, tools, { title: `Brief ${number}`, text }) as ArticleId),
    touched: { articles: 'all' },
  }));
  const items = articleIds.flatMap((articleId) =>
    Array.from({ length: codingsEach }, (_, number) => {
      const start = 20 + number * 380 + Math.floor(random() * 100);
      const end = start + 20 + Math.floor(random() * 200);
      return { articleId, codeId: codeIds[Math.floor(random() * codeIds.length)]!, start, end };
    }),
  );
  await client.segments.create({ items });
  await close();
  return texts;
}

function writeCopies(folder: string, texts: readonly string[], change: (text: string) => string): void {
  mkdirSync(folder);
  for (const text of texts) {
    const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
    writeFileSync(path.join(folder, `${name}.txt`), change(text));
  }
}

/** One step in a process of its own, so that the memory of one does not count for the other. */
async function runStep([step, from, copies, to]: readonly string[]): Promise<void> {
  const { client, close } = startEngine();
  let said = '';
  const { milliseconds } = await timed(async () => {
    said = step === 'write' ? await write(client, from!, to!) : await join(client, from!, copies!, to!);
  });
  await close();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const seconds = ((userCPUTime + systemCPUTime) / 1e6).toFixed(1);
  const cost = `${seconds} s of processors, ${megabytes(maxRSS * 1024)} resident at most`;
  console.log(JSON.stringify({ milliseconds, said: `${said}; ${cost}` }));
}

async function write(client: EngineClient, project: string, to: string): Promise<string> {
  await client.project.open({ path: project, mode: 'read' });
  for await (const event of readStream(client.exports.run({ to, options: { format: 'replication' } }))) void event;
  await client.project.close();
  const files = to.endsWith('.zip') ? [to] : readdirSync(to).map((part) => path.join(to, part));
  return megabytes(files.reduce((total, part) => total + statSync(part).size, 0));
}

async function join(client: EngineClient, from: string, copies: string, to: string): Promise<string> {
  let outcome: RehydrateReport | undefined;
  for await (const event of readStream(client.interchange.rehydrate({ from, articles: [copies], to }))) {
    if (event.kind === 'report') outcome = event.report;
  }
  const sum = (kind: 'exact' | 'reAnchored' | 'lost'): number =>
    outcome!.articles.reduce((total, { segments }) => total + segments[kind], 0);
  return `${sum('exact')} exact, ${sum('reAnchored')} found again, ${sum('lost')} lost`;
}

function reportStep(label: string, ...given: string[]): void {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...given], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  const { milliseconds, said } = JSON.parse(child.stdout) as { milliseconds: number; said: string };
  report(label, milliseconds);
  console.log(`    ${said}`);
}

const copiesOfTexts: [label: string, change: (text: string) => string][] = [
  ['the very texts', (text) => text],
  ['the same words in lines of 70', (text) => text.replace(/(.{60,70}) /g, '$1\n')],
  [
    'a correction at the top and a word in every paragraph',
    (text) => `Corrected.\n\n${text.replaceAll('\n\n', '\n\nSo ')}`,
  ],
];

async function measureAll(): Promise<void> {
  await inFolder(async (folder) => {
    const place = (name: string): string => path.join(folder, name);
    const texts = await makeProject(place('coded.parlance'));
    console.log(`${articleCount} articles of 4 kB, ${articleCount * codingsEach} codings`);
    for (const name of ['package', 'package.zip']) {
      reportStep(`written: ${name}`, 'write', place('coded.parlance'), '', place(name));
    }
    for (const [label, change] of copiesOfTexts) {
      writeCopies(place('copies'), texts, change);
      reportStep(`joined: ${label}`, 'join', place('package'), place('copies'), place('joined.parlance'));
      rmSync(place('copies'), { recursive: true });
      rmSync(place('joined.parlance'));
    }
  });
}

await (process.argv.length > 2 ? runStep(process.argv.slice(2)) : measureAll());
