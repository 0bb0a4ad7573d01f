import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filePartsOf, mediaTypeOf } from '../../../shared/contract/page-files.ts';

/** Bundled files carry a hash of their content in the name and never change; the page itself must always be the newest. */
export function cacheControlOf(parts: readonly string[]): string {
  return parts[0] === 'assets' ? 'private, max-age=31536000, immutable' : 'no-store';
}

export interface StaticFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly cacheControl: string;
}

/** The file that a path names, or null where there is none. */
export async function readStaticFile(pageFolder: string, urlPath: string): Promise<StaticFile | null> {
  const parts = filePartsOf(urlPath);
  const mediaType = mediaTypeOf(parts?.at(-1) ?? '');
  if (parts === null || mediaType === null) return null;
  try {
    const bytes = await readFile(path.join(pageFolder, ...parts));
    return { bytes, mediaType, cacheControl: cacheControlOf(parts) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
