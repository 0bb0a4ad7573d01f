import { readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { isZip, startsWithBytes } from '../importers/signatures.ts';
import { assertUnpackable, readZipDirectory, readZipEntry } from '../importers/zip-archive.ts';
import { fileChunks } from './json-records.ts';
import type { InterchangeSource } from './plan.ts';
import { readWhole, unreadable } from './recognising.ts';
import { readTar } from './tar-archive.ts';

/** The files of a project, whether they lie in a folder, in an archive, or are one alone. */
export interface ForeignFiles {
  /** Relative to the project, with `/`, in natural order. */
  readonly paths: readonly string[];
  /** Held in memory as a whole. */
  read(path: string): Uint8Array;
  /** Piece by piece where it lies on disk. */
  chunks(path: string): Iterable<Uint8Array>;
}

const largestArchive = 512 * 1024 * 1024;
const largestUnpacked = 2048 * 1024 * 1024;
const largestFile = 512 * 1024 * 1024;
/** XML of annotations repeats itself far more than documents of other kinds do. */
const largestRatio = 400;
const mostFiles = 20_000;
const naturalOrder = new Intl.Collator('en', { numeric: true });

export function openForeignFiles(source: Pick<InterchangeSource, 'path' | 'isFolder'>): ForeignFiles {
  if (source.isFolder) return openFolder(source.path);
  const bytes = peek(source.path);
  if (isZip(bytes)) return openZip(readWhole(source.path, largestArchive), source.path);
  if (startsWithBytes(bytes, [0x1f, 0x8b])) return openTar(source.path);
  return {
    paths: [path.basename(source.path)],
    read: () => readWhole(source.path, largestFile),
    chunks: () => fileChunks(source.path),
  };
}

function peek(file: string): Uint8Array {
  for (const chunk of fileChunks(file)) return chunk.subarray(0, 512);
  return new Uint8Array(0);
}

function openFolder(folder: string): ForeignFiles {
  const paths: string[] = [];
  const walk = (below: string): void => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isLitter(name)) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) paths.push(name);
      if (paths.length > mostFiles) throw tooMany(folder);
    }
  };
  walk('');
  return {
    paths: paths.toSorted(naturalOrder.compare),
    read: (name) => readWhole(path.join(folder, name), largestFile),
    chunks: (name) => fileChunks(path.join(folder, name)),
  };
}

/** An archive in memory; also one that lies inside another. */
export function openZip(bytes: Uint8Array, name: string): ForeignFiles {
  const entries = readZipDirectory(bytes);
  if (entries === null) throw unreadable(name, 'the archive is damaged or was cut off');
  if (entries.length >= mostFiles) throw tooMany(name);
  if (entries.some((entry) => entry.isEncrypted)) {
    throw new ParlanceError(
      'import.encrypted',
      `“${path.basename(name)}” is protected by a password. Unpack it first.`,
    );
  }
  if (entries.some((entry) => entry.size > largestFile)) throw tooLarge(name);
  assertUnpackable(entries, { totalSize: largestUnpacked, ratio: largestRatio });
  const files = new Map(
    entries
      .filter((entry) => !entry.name.endsWith('/') && !isLitter(entry.name))
      .map((entry) => [entry.name.replace(/^\/+/, ''), entry]),
  );
  return inMemory([...files.keys()], (wanted) => readZipEntry(bytes, files.get(wanted)!), name);
}

function openTar(file: string): ForeignFiles {
  let bytes: Buffer;
  try {
    bytes = gunzipSync(readWhole(file, largestArchive), { maxOutputLength: largestFile });
  } catch (cause) {
    if (cause instanceof ParlanceError) throw cause;
    throw unreadable(file, 'the archive is damaged or unpacks to far more than a project holds', cause);
  }
  const files = new Map([...readTar(bytes)].filter(([name]) => !isLitter(name)));
  if (files.size > mostFiles) throw tooMany(file);
  return inMemory([...files.keys()], (wanted) => files.get(wanted)!, file);
}

function inMemory(names: readonly string[], read: (name: string) => Uint8Array, archive: string): ForeignFiles {
  const known = new Set(names);
  const checked = (name: string): Uint8Array => {
    if (known.has(name)) return read(name);
    throw unreadable(archive, `it holds no “${name}”`);
  };
  return {
    paths: [...known].toSorted(naturalOrder.compare),
    read: checked,
    *chunks(name) {
      yield checked(name);
    },
  };
}

function isLitter(name: string): boolean {
  return /(?:^|\/)(?:\.|__MACOSX(?:\/|$)|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function tooLarge(name: string): ParlanceError {
  const message = `“${path.basename(name)}” holds a file of more than ${largestFile / 1024 / 1024} MB. Nothing was taken over.`;
  return new ParlanceError('import.too-large', message, { details: { path: name } });
}

function tooMany(name: string): ParlanceError {
  const message = `“${path.basename(name)}” holds more than ${mostFiles} files. Split it; nothing was taken over.`;
  return new ParlanceError('import.too-large', message, { details: { path: name } });
}
