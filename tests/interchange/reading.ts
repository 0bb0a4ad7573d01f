import { mkdirSync, mkdtempSync, openSync, readSync, closeSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  InterchangePlan,
  InterchangeReader,
  InterchangeSource,
  PlannedSource,
} from '../../electron/engine/interchange/plan.ts';
import type { InterchangeNote } from '../../shared/contract/schemas/interchange.ts';

/** A folder for one test file, removed by `remove`. */
export interface Shelf {
  folder: string;
  /** Writes a file, with the folders that it needs, and names it as readers are asked. */
  file(name: string, content: string | Uint8Array | object): InterchangeSource;
  /** The folder itself, or one in it. */
  inside(name: string): InterchangeSource;
  remove(): void;
}

export function openShelf(): Shelf {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlance-interchange-'));
  return {
    folder,
    file(name, content) {
      const place = path.join(folder, name);
      mkdirSync(path.dirname(place), { recursive: true });
      const isPlain = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(place, isPlain ? content : JSON.stringify(content));
      return sourceAt(place);
    },
    inside: (name) => sourceAt(path.join(folder, name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function sourceAt(place: string): InterchangeSource {
  const isFolder = statSync(place).isDirectory();
  return { path: place, isFolder, head: isFolder ? new Uint8Array(0) : headOf(place) };
}

function headOf(place: string): Uint8Array {
  const head = Buffer.alloc(4096);
  const file = openSync(place, 'r');
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}

/** Everything that a reader makes of a file. */
export interface Reading {
  plan: InterchangePlan;
  sources: PlannedSource[];
  notes: Record<string, InterchangeNote>;
  /** Names from the root, joined by ` > `. */
  codePaths: string[];
  /** `code: words (coder)` of every coding, article by article. */
  codings: string[][];
}

export async function readAll(reader: InterchangeReader, source: InterchangeSource): Promise<Reading> {
  const plan = await reader.read(source);
  const sources = [...plan.sources()];
  const again = [...plan.sources()];
  if (JSON.stringify(again) !== JSON.stringify(sources)) throw new Error('A second walk tells something else');
  const paths = new Map<string, string>();
  for (const { key, parentKey, name } of plan.codes) {
    const parent = parentKey === null ? null : paths.get(parentKey);
    if (parent === undefined) throw new Error(`The code ${name} stands before its parent`);
    paths.set(key, parent === null ? name : `${parent} > ${name}`);
  }
  const coders = new Map(plan.coders.map(({ key, name }) => [key, name]));
  const codings = sources.map(({ article, segments }) =>
    segments.map(({ codeKey, coderKey, start, end }) => {
      const code = paths.get(codeKey);
      if (code === undefined) throw new Error(`No code ${codeKey}`);
      const coder = coderKey === null ? '' : ` (${coders.get(coderKey) ?? 'nobody'})`;
      return `${code}: ${article.text.slice(start, end)}${coder}`;
    }),
  );
  const notes = Object.fromEntries(plan.notes().map((note) => [note.code, note]));
  plan.close();
  return { plan, sources, notes, codePaths: [...paths.values()], codings };
}

export function lengthInCodePoints(text: string): number {
  return Array.from(text).length;
}
