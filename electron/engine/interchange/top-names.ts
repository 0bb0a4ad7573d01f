import { readdirSync } from 'node:fs';
import { isZip } from '../importers/signatures.ts';
import { readZipDirectory } from '../importers/zip-archive.ts';
import type { InterchangeSource } from './plan.ts';
import { readWhole } from './recognising.ts';

const largestArchive = 512 * 1024 * 1024;

/** What lies at the top of a folder (folders end with `/`), or all names of an archive; empty where there is nothing to see. */
export function topNames(source: InterchangeSource): string[] {
  try {
    if (source.isFolder) {
      return readdirSync(source.path, { withFileTypes: true })
        .filter((entry) => !entry.name.startsWith('.'))
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    }
    if (!isZip(source.head)) return [];
    return (readZipDirectory(readWhole(source.path, largestArchive)) ?? []).map(({ name }) => name);
  } catch {
    // Whoever reads it will say what is wrong with it.
    return [];
  }
}
