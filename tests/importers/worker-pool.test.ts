import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldForIndex } from '../../shared/domain/text/folding.ts';
import type { PlannedFile, PlanRequest } from '../../electron/engine/jobs/planned-file.ts';
import { ImportPool, type ImportPoolOptions } from '../../electron/engine/jobs/worker-pool.ts';
import { importWorkerUrl } from '../../electron/engine/jobs/worker-url.ts';
import { fixturePath } from './support.ts';

const workerUrl = importWorkerUrl(new URL('../../electron/engine/jobs/worker-pool.ts', import.meta.url));

let folder = '';
let pool: ImportPool | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parlance-pool-'));
});

afterEach(async () => {
  pool?.close();
  await rm(folder, { recursive: true, force: true });
});

function openPool(options: Partial<ImportPoolOptions> = {}): ImportPool {
  pool = new ImportPool({ workerUrl, ...options });
  return pool;
}

function small(index: number): PlanRequest {
  const text = `Brief ${index}\n\n${'The envoys left the harbour and the talks were not resumed, said the ministry. '.repeat(3)}`;
  return { fileName: `${index}.txt`, bytes: new TextEncoder().encode(text) };
}

async function collect(requests: PlanRequest[], options: Partial<ImportPoolOptions> = {}): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for await (const lump of openPool(options).plan(requests)) planned.push(...lump);
  return planned;
}

function summary(planned: PlannedFile): string {
  return planned.outcome === 'planned'
    ? `${planned.index} ${planned.plan.articles[0]?.title}`
    : `${planned.index} ${planned.failure.code}`;
}

async function bigFile(name: string, megabytes: number): Promise<PlanRequest> {
  const path = join(folder, name);
  await writeFile(path, 'deterrence and sovereignty '.repeat((megabytes * 1024 * 1024) / 27));
  return { fileName: name, path };
}

test('a file comes back ready to insert: hashes, words, direction, folded text, original bytes', async () => {
  const path = join(folder, 'گزارش.txt');
  await copyFile(fixturePath('sources/brief.fa.txt'), path);
  const [planned] = await collect([{ fileName: 'گزارش.txt', path }]);
  if (planned?.outcome !== 'planned') throw new Error(`refused: ${JSON.stringify(planned)}`);
  const article = planned.plan.articles[0]!;
  const hash = createHash('sha256').update(planned.original.bytes).digest('hex');
  expect({
    file: planned.file,
    mediaType: planned.original.mediaType,
    sha256: planned.original.sha256,
    textHash: article.textHash,
    words: article.words,
    direction: article.direction,
    language: article.language,
    foldedTitle: article.foldedTitle,
    foldedText: article.foldedText,
  }).toEqual({
    file: path,
    mediaType: 'text/plain',
    sha256: hash,
    textHash: hash,
    words: 69,
    direction: 'rtl',
    language: 'fa',
    foldedTitle: foldForIndex(article.title),
    foldedText: foldForIndex(readFileSync(path, 'utf8')),
  });
});

test('hundreds of files come back in the order in which they were asked, from several workers', async () => {
  const planned = await collect(
    Array.from({ length: 700 }, (_, index) => small(index)),
    { size: 3 },
  );
  expect(planned.map(summary)).toEqual(Array.from({ length: 700 }, (_, index) => `${index} Brief ${index}`));
});

test('a bad file is refused and the others come through', async () => {
  const planned = await collect([
    small(0),
    { fileName: 'gone.txt', path: join(folder, 'gone.txt') },
    { fileName: 'folder', path: folder },
    { fileName: 'empty.txt', bytes: new Uint8Array() },
    small(4),
  ]);
  expect(planned.map(summary)).toEqual([
    '0 Brief 0',
    '1 import.not-found',
    '2 import.unreadable',
    '3 import.empty',
    '4 Brief 4',
  ]);
});

describe('a worker that goes under takes one file with it', () => {
  const stubborn = new URL('./stubborn-worker.ts', import.meta.url);
  const among = (name: string): PlanRequest[] => [
    ...Array.from({ length: 150 }, (_, index) => small(index)),
    { fileName: name, path: join(folder, name) },
    ...Array.from({ length: 150 }, (_, index) => small(index + 151)),
  ];

  test.each([
    ['hang.txt', '150 import.timed-out'],
    ['crash.txt', '150 import.failed'],
  ])('%s', async (name, refusal) => {
    const planned = await collect(among(name), { workerUrl: stubborn, size: 2, timeLimitMs: 1_000 });
    expect(planned.map(summary)).toEqual(
      Array.from({ length: 301 }, (_, index) => (index === 150 ? refusal : `${index} Brief ${index}`)),
    );
  });

  test('and the next one too', async () => {
    const names = ['hang.txt', 'crash.txt', 'crash.txt', 'hang.txt'];
    const planned = await collect(
      names.map((name) => ({ fileName: name, path: join(folder, name) })),
      { workerUrl: stubborn, size: 1, timeLimitMs: 500 },
    );
    expect(planned.map(summary)).toEqual([
      '0 import.timed-out',
      '1 import.failed',
      '2 import.failed',
      '3 import.timed-out',
    ]);
  });
});

test('100 MB of one line is imported', async () => {
  const [planned] = await collect([await bigFile('line.txt', 100)]);
  if (planned?.outcome !== 'planned') throw new Error(`refused: ${JSON.stringify(planned)}`);
  const article = planned.plan.articles[0]!;
  expect([article.title, article.text.length, article.words, article.language]).toEqual([
    'line',
    104_857_578,
    11_650_842,
    'en',
  ]);
});

describe('stopping', () => {
  test('the source is drawn only as fast as results are taken, and is closed when the taker leaves', async () => {
    let drawn = 0;
    let isClosed = false;
    function* source(): Generator<PlanRequest> {
      try {
        for (; ; drawn += 1) yield small(drawn);
      } finally {
        isClosed = true;
      }
    }
    for await (const lump of openPool({ size: 2 }).plan(source())) {
      expect(lump.length).toBeGreaterThan(0);
      break;
    }
    expect([isClosed, drawn < 5_000]).toEqual([true, true]);
  });

  test('an abort ends the run at once and leaves the pool usable', async () => {
    const abort = new AbortController();
    const slow = await bigFile('slow.txt', 60);
    const run = (async () => {
      for await (const _ of openPool({ size: 1 }).plan([slow], { signal: abort.signal }));
    })();
    setTimeout(() => abort.abort(new Error('cancelled by the analyst')), 50);
    await expect(run).rejects.toThrow('cancelled by the analyst');
    const after: string[] = [];
    for await (const lump of pool!.plan([small(0)])) after.push(...lump.map(summary));
    expect(after).toEqual(['0 Brief 0']);
  });

  test('two runs share the workers, and one that ends early does not harm the other', async () => {
    const shared = openPool({ size: 1 });
    const long = (async () => {
      const seen: number[] = [];
      for await (const lump of shared.plan(Array.from({ length: 900 }, (_, i) => small(i)))) {
        seen.push(...lump.map((file) => file.index));
      }
      return seen;
    })();
    for await (const _ of shared.plan(Array.from({ length: 500 }, (_, i) => small(i)))) break;
    expect(await long).toEqual(Array.from({ length: 900 }, (_, i) => i));
  });

  test('a worker that cannot start fails the run instead of waiting for ever', async () => {
    const broken = openPool({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });
    await expect(broken.plan([small(0)]).next()).rejects.toThrow();
  });
});
