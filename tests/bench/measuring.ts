import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const vocabulary = (
  'talks range missile envoy ceiling minister sovereignty limit proposal parliament answer treaty border radar council ' +
  'statement observer launch deadline guarantee inspection neighbour refusal condition signal channel coast harbour the ' +
  'of and in a to on for with that said would not by from after before'
).split(' ');

/** Always the same numbers, so that two runs can be compared. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** News-like text of so many characters: sentences of eight to twenty words, paragraphs of some six sentences. */
export function writeText(length: number, random: () => number): string {
  let text = '';
  while (text.length < length) {
    const words = Array.from(
      { length: 8 + Math.floor(random() * 13) },
      () => vocabulary[Math.floor(random() * vocabulary.length)]!,
    );
    text += `${words[0]!.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.${random() < 1 / 6 ? '\n\n' : ' '}`;
  }
  return text.slice(0, length);
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - start, result };
}

/** The best of several runs: what the machine can do when nothing else disturbs it. */
export async function bestOf(runs: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) best = Math.min(best, (await timed(work)).milliseconds);
  return best;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function report(label: string, milliseconds: number, comparedWith?: number): void {
  const time = milliseconds < 100 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
  const ratio = comparedWith === undefined ? '' : `   ${(milliseconds / comparedWith).toFixed(1)}×`;
  console.log(`  ${label.padEnd(64)} ${time.padStart(8)} ms${ratio}`);
}

/** `maxRSS` counts what the parent had before it started this process; Linux tells the process alone. */
export function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlance-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
