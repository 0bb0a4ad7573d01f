import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectFolder } from './paths.ts';

const sources = [
  'shared',
  'electron',
  'renderer',
  'build',
  'scripts/tasks',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stampFile = join(projectFolder, 'dist', 'build-stamp');

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** One hash over the names and contents of everything that goes into a build. Contents, since times lie after a checkout. */
export function sourceHash(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(projectFolder, source)))) {
    hash
      .update(relative(projectFolder, file).split(sep).join('/'))
      .update('\0')
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The hash of the last build that went through to its end, or null. */
export function builtHash(): string | null {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
}

export function clearStamp(): void {
  rmSync(stampFile, { force: true });
}

export function writeStamp(hash: string): void {
  writeFileSync(stampFile, hash);
}
