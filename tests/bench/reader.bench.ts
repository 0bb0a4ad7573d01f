/**
 * The reader in a real Chromium against the served workbench: from key to paint for one code, from click to text and
 * highlights for a document of a million words, and the longest task while scrolling through it. Needs `npm run build`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { ArticleId, CodeId } from '../../shared/domain/ids.ts';
import { readStream } from '../../shared/contract/rpc-client.ts';
import { startEngine } from '../support/engine-client.ts';
import { findBrowser, launchOptions } from '../support/find-browser.ts';
import { traced } from './main-thread.ts';

const program = resolve(import.meta.dirname, '../../bin/parlance.mjs');
const vocabulary =
  'talks range missile envoy ceiling minister sovereignty limit proposal parliament answer treaty border radar council ' +
  'statement observer launch deadline guarantee inspection neighbour refusal condition signal channel coast harbour';

interface Corpus {
  title: string;
  paragraphs: number;
  wordsEach: number;
  codings: number;
}

const corpora: readonly Corpus[] = [
  { title: 'Five thousand words', paragraphs: 100, wordsEach: 50, codings: 500 },
  { title: 'One million words', paragraphs: 20_000, wordsEach: 50, codings: 10_000 },
];

/** Always the same numbers, so that two runs can be compared. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function writeText({ title, paragraphs, wordsEach }: Corpus, random: () => number): string {
  const words = vocabulary.split(' ');
  const sentence = (count: number): string => {
    const chosen = Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!).join(' ');
    return `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}.`;
  };
  const lines = Array.from({ length: paragraphs }, () =>
    Array.from({ length: wordsEach / 10 }, () => sentence(10)).join(' '),
  );
  return [title, ...lines].join('\n');
}

async function makeProject(folder: string): Promise<string> {
  const project = join(folder, 'reader.parlance');
  const { client, close } = startEngine();
  const random = createRandom(7);
  await client.project.create({ path: project, title: 'Reader benchmark', coderName: 'Ada' });
  const codeIds: CodeId[] = [];
  for (let number = 1; number <= 30; number++) {
    const { code } = await client.codes.create({
      name: `Code ${number}`,
      ...(number < 10 && { key: String(number) }),
    });
    codeIds.push(code.id);
  }
  const files = corpora.map((corpus) => {
    const file = join(folder, `${corpus.title}.txt`);
    writeFileSync(file, writeText(corpus, random));
    return file;
  });
  for await (const event of readStream(client.imports.run({ paths: files }))) void event;
  const articles = await client.articles.list();
  for (const corpus of corpora) {
    const article = articles.find(({ title }) => title === corpus.title)!;
    const { text } = await client.articles.read({ id: article.id });
    const items = codingsOf(text, article.id, codeIds, corpus.codings, random);
    await client.segments.create({ items });
  }
  await close();
  return project;
}

function codingsOf(text: string, articleId: ArticleId, codeIds: CodeId[], count: number, random: () => number) {
  return Array.from({ length: count }, (_, number) => {
    // From a word to a few sentences, all over the text, overlapping as codings do.
    const start = text.indexOf(' ', Math.floor((number / count) * (text.length - 800))) + 1;
    const end = text.indexOf(' ', start + 20 + Math.floor(random() * 400));
    return { articleId, codeId: codeIds[Math.floor(random() * codeIds.length)]!, start, end };
  });
}

async function serve(project: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [program, 'serve', project, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said);
      if (address !== null) found(address[0]);
    });
    child.once('exit', (code) => failed(new Error(`serve ended with ${code}: ${said}`)));
  });
  return { url, process: child };
}

/** Notes in the page when a key went down or a click came. */
function watchPage(): void {
  const notes = { input: 0 };
  Object.assign(globalThis, { notes });
  for (const type of ['keydown', 'click']) {
    window.addEventListener(type, () => (notes.input = performance.now()), { capture: true });
  }
}

/**
 * Milliseconds from the last key or click to the end of the first frame in which `isDone` holds. The condition goes as
 * text through the debugger, because the policy of the page forbids to make functions from text.
 */
function untilPainted(page: Page, isDone: string): Promise<number> {
  return page.evaluate<number>(`new Promise((answer) => {
    const look = () => {
      if (!(${isDone})) return requestAnimationFrame(look);
      // A message that is posted while the frame is made is handled once the frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => answer(performance.now() - notes.input);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  })`);
}

const ranges = "[...CSS.highlights].reduce((sum, [name, { size }]) => sum + (name.startsWith('code-') ? size : 0), 0)";

async function measureCoding(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    await page.keyboard.press('j');
    await page.waitForTimeout(80);
    const shown = await page.evaluate<number>(`notes.input = Number.POSITIVE_INFINITY; ${ranges}`);
    const painted = untilPainted(page, `${ranges} > ${shown} && document.querySelector('[data-chosen]') !== null`);
    await page.keyboard.press(String((round % 9) + 1));
    times.push(await painted);
    await page.waitForTimeout(160);
  }
  return times;
}

const hasTextAndHighlights = `
  document.querySelector('[data-block="3"]')?.textContent.length > 10
  && document.querySelectorAll('[data-section]').length > 100
  && [...CSS.highlights.keys()].some((name) => name.startsWith('code-'))
  && document.querySelector('[data-segment]') !== null`;

async function measureOpening(page: Page): Promise<number> {
  const painted = untilPainted(page, hasTextAndHighlights);
  await page.getByText('One million words').first().click();
  return painted;
}

/** What no reader can be faster than: the same text and codings fetched by nobody, in plain elements, painted once. */
function measureBareText(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((answer) => {
        const holder = document.createElement('div');
        holder.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:99';
        const texts = Array.from({ length: 400 }, (_, section) =>
          Array.from({ length: 50 }, (__, line) => `${section} ${line} `.padEnd(410, 'talks range missile envoy ')),
        );
        const start = performance.now();
        for (const lines of texts) {
          const section = document.createElement('div');
          section.style.cssText = 'content-visibility:auto;contain-intrinsic-size:auto 9000px';
          for (const line of lines) {
            const paragraph = document.createElement('p');
            paragraph.textContent = line;
            section.append(paragraph);
          }
          holder.append(section);
        }
        document.body.append(holder);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const time = performance.now() - start;
            holder.remove();
            answer(time);
          };
          port2.postMessage(null);
        });
      }),
  );
}

/** Turning the wheel for a while, then going to places far apart, as with the scroll bar. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(600, 500);
  for (let step = 0; step < 150; step++) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(16);
  }
  for (let step = 0; step < 30; step++) {
    await page.evaluate(
      (share) => {
        const scroller = document.querySelector('[role=document]')!;
        scroller.scrollTop = share * scroller.scrollHeight;
      },
      (step * 0.381966) % 1,
    );
    await page.waitForTimeout(120);
  }
}

const milliseconds = (time: number): string => `${time.toFixed(1)} ms`;
const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

async function measure(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchPage);
  await page.goto(url);
  await page.getByText('Five thousand words').first().click();
  await page.waitForSelector('[data-segment]');
  await page.waitForTimeout(1000);

  console.log('One code on a passage, 5,000 words, 500 codings, from key to paint (goal: under 16 ms)');
  printTimes('by the clock', await measureCoding(page));
  const coding = await traced(browser, page, () => measureCoding(page));
  const works = coding.workToPaint('keydown').filter((_, press) => press % 2 === 1);
  printTimes('work of the page', works);

  console.log('Opening 1,000,000 words with 10,000 codings, from click to text and highlights (goal: under 500 ms)');
  let opened = 0;
  const opening = await traced(browser, page, async () => (opened = await measureOpening(page)));
  console.log(`  by the clock ${milliseconds(opened)}`);
  console.log(`  work of the page ${milliseconds(opening.tasks.reduce((sum, { work }) => sum + work, 0))}`);
  await page.waitForTimeout(4000);

  console.log('Longest task while scrolling through it (goal: none over 100 ms)');
  const { tasks } = await traced(browser, page, () => scroll(page));
  printTimes(
    'work of the page',
    tasks.map(({ work }) => work).filter((work) => work > 1),
  );
  console.log('The same amount of text in bare elements with content-visibility, to the first frame');
  console.log(`  by the clock ${milliseconds(await measureBareText(page))}`);
}

function printTimes(name: string, times: readonly number[]): void {
  const of = (share: number): string => milliseconds(quantile(times, share));
  console.log(`  ${name}: median ${of(0.5)}, 95 % ${of(0.95)}, longest ${of(1)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'parlance-bench-'));
const project = await makeProject(folder);
const server = await serve(project);
const options = launchOptions(await findBrowser());
// Without waiting for the screen: what is measured is the work, and not the time to the next refresh.
const args = [...(options.args ?? []), '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const browser = await chromium.launch({ ...options, args });
try {
  await measure(browser, server.url);
} finally {
  await browser.close();
  const ended = new Promise((settle) => server.process.once('exit', settle));
  server.process.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
