import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filePartsOf, mediaTypeOf } from '../../shared/contract/page-files.ts';
import { isOurPage, pageHeaders } from './security-policy.ts';

/** The file that an address of ours names, as parts below the page's folder, or null where it names none. */
export function filePartsOfAddress(url: string): string[] | null {
  return isOurPage(url) ? filePartsOf(new URL(url).pathname || '/') : null;
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
  const parts = filePartsOfAddress(request.url);
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
