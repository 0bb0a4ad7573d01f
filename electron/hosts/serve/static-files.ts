import { readFile } from 'node:fs/promises';
import path from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file that a path names, as parts below the page's folder, or null where it names none. Every part is looked at
 * after decoding, since `%2e%2e%2f` and `..\` climb as well as `../` does.
 */
export function filePartsOf(urlPath: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null; // a stray % is no address of ours
  }
  if (decoded === '/') return ['index.html'];
  const parts = decoded.split('/').slice(1);
  // Letters, digits and the few signs that a bundler puts into names. Not a list of what is bad: that would never be whole.
  const isPlain = (part: string): boolean => /^[\w@()+~-][\w.@()+~-]*$/.test(part);
  return parts.every(isPlain) ? parts : null;
}

/** The type by the name alone; null for a name that the page has no business asking for. */
export function mediaTypeOf(name: string): string | null {
  return mediaTypes[path.extname(name).toLowerCase()] ?? null;
}

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
