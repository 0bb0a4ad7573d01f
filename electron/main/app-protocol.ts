import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isOurPage, pageHeaders } from './security-policy.ts';

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
 * The file that an address of ours names, as parts below the page's folder, or null where it names none. Every part is
 * looked at after decoding, since `%2e%2e%2f` and `..\` climb as well as `../` does.
 */
export function filePartsOf(url: string): string[] | null {
  if (!isOurPage(url)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null; // a stray % is no address of ours
  }
  const parts = path.split('/').slice(1);
  if (parts.length === 1 && parts[0] === '') return ['index.html'];
  // Letters, digits and the few signs that a bundler puts into names. Not a list of what is bad: that would never be whole.
  const isPlain = (part: string): boolean => /^[\w@()+~-][\w.@()+~-]*$/.test(part);
  return parts.every(isPlain) ? parts : null;
}

/** The type by the name alone; null for a name that the page has no business asking for. */
export function mediaTypeOf(name: string): string | null {
  return mediaTypes[extname(name).toLowerCase()] ?? null;
}

function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: pageHeaders });
}

/** Answers one request to `app://parlance/…` from the page's folder. */
export async function answerPageRequest(
  request: { readonly url: string; readonly method: string },
  pageFolder: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const parts = filePartsOf(request.url);
  if (parts === null) return refuse(403);
  const type = mediaTypeOf(parts.at(-1) ?? '');
  if (type === null) return refuse(403);
  try {
    const bytes = await readFile(join(pageFolder, ...parts));
    const headers = { ...pageHeaders, 'Content-Type': type, 'Content-Length': String(bytes.byteLength) };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { status: 200, headers });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return refuse(404);
    throw error;
  }
}
