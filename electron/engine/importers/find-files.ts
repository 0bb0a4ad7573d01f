import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportFailure } from './import-plan.ts';

export interface FoundFile {
  path: string;
  /** Name without folders, as the file system spells it. */
  fileName: string;
  /** Known where the file was named by the caller; files inside folders are not asked one by one. */
  size?: number;
}

export type Finding = { kind: 'file'; file: FoundFile } | { kind: 'failure'; failure: ImportFailure };

export interface FindFilesOptions {
  /** Also walks folders inside folders. A folder that was named itself is always opened. */
  recursive: boolean;
  signal?: AbortSignal;
}

/** What operating systems and office programs leave in folders; names that begin with a dot are skipped anyhow. */
const litter =
  /^(?:thumbs\.db|ehthumbs\.db|desktop\.ini|\$recycle\.bin|__macosx|system volume information|icon\r|~\$.*)$/i;

const naturalOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

/**
 * Walks the paths that the analyst named and yields every file in natural order (`2.txt` before `10.txt`). What is
 * missing or may not be read is reported and does not stop the walk. Links are followed, but no folder is entered twice.
 */
export async function* findFiles(paths: readonly string[], options: FindFilesOptions): AsyncGenerator<Finding> {
  const seen = new Set<string>();
  for (const path of paths) {
    options.signal?.throwIfAborted();
    yield* walkNamed(path, options, seen);
  }
}

async function* walkNamed(path: string, options: FindFilesOptions, seen: Set<string>): AsyncGenerator<Finding> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (error) {
    yield failure(path, error);
    return;
  }
  if (found.isDirectory())
    yield* (await isProjectFolder(path)) ? [projectFolder(path)] : walkFolder(path, options, seen);
  else if (found.isFile()) yield { kind: 'file', file: { path, fileName: basename(path), size: found.size } };
  else yield unreadable(path, 'This is neither a file nor a folder.');
}

async function* walkFolder(folder: string, options: FindFilesOptions, seen: Set<string>): AsyncGenerator<Finding> {
  options.signal?.throwIfAborted();
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield failure(folder, error);
    return;
  }
  const visible = entries.filter((entry) => !entry.name.startsWith('.') && !litter.test(entry.name));
  for (const entry of visible.toSorted(byName)) yield* walkEntry(folder, entry, options, seen);
}

/** Code units decide between names that the collator holds for equal, so that the order is the same everywhere. */
function byName(a: Dirent, b: Dirent): number {
  return naturalOrder.compare(a.name, b.name) || (a.name < b.name ? -1 : 1);
}

async function* walkEntry(
  folder: string,
  entry: Dirent,
  options: FindFilesOptions,
  seen: Set<string>,
): AsyncGenerator<Finding> {
  const path = join(folder, entry.name);
  if (entry.isFile()) yield { kind: 'file', file: { path, fileName: entry.name } };
  else if (entry.isDirectory()) {
    if (await isProjectFolder(path)) yield projectFolder(path);
    else if (options.recursive) yield* walkFolder(path, options, seen);
  } else if (entry.isSymbolicLink()) yield* walkLink(path, options, seen);
  // Sockets, pipes and devices hold no articles, and nobody named them.
}

async function* walkLink(path: string, options: FindFilesOptions, seen: Set<string>): AsyncGenerator<Finding> {
  try {
    const target = await stat(path);
    if (target.isDirectory() && !options.recursive) return;
  } catch (error) {
    if (await isBrokenLink(path, error)) {
      yield unreadable(path, 'This link leads to nothing.');
      return;
    }
  }
  yield* walkNamed(path, options, seen);
}

/** QualCoder keeps a project in a folder: what lies in it are no articles of their own. */
async function isProjectFolder(path: string): Promise<boolean> {
  if (!/\.qda$/i.test(path)) return false;
  return stat(join(path, 'data.qda')).then(
    (found) => found.isFile(),
    () => false,
  );
}

function projectFolder(path: string): Finding {
  const message = 'This folder is a project of QualCoder. Take it over as such, by naming it itself.';
  return { kind: 'failure', failure: { file: path, code: 'import.project', message } };
}

async function isBrokenLink(path: string, error: unknown): Promise<boolean> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOENT' && code !== 'ELOOP') return false;
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function failure(path: string, error: unknown): Finding {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return {
      kind: 'failure',
      failure: { file: path, code: 'import.not-found', message: 'There is no such file or folder.' },
    };
  }
  return unreadable(path, unreadableSentence(code));
}

/** Why the system refuses, in words. */
export function unreadableSentence(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') return 'You have no permission to read this.';
  if (code === 'ELOOP') return 'This link leads round in a circle.';
  if (code === 'ENAMETOOLONG') return 'This name is too long for the system.';
  return `The system could not read this (${code ?? 'unknown reason'}).`;
}

function unreadable(path: string, message: string): Finding {
  return { kind: 'failure', failure: { file: path, code: 'import.unreadable', message } };
}
