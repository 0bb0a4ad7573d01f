import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { StaticFile } from './static-files.ts';

/** Plain words, since most readers of a refusal are people who opened the wrong address. */
export function answerRefusal(response: ServerResponse, status: number, reason: string): void {
  if (status !== 401) {
    answer(response, status, 'text/plain; charset=utf-8', `${reason}\n`);
    return;
  }
  // Where a browser came here through a link of another page it holds the strict cookie back; from this page it sends it.
  answer(
    response,
    status,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parlance</title>
<p>${reason}</p>
<p>If Parlance is open in this browser already: <a href="/">go there</a>. Otherwise start it again, and open the address that it prints.</p>
`,
  );
}

export function answerFile(response: ServerResponse, file: StaticFile | null, isHead: boolean): void {
  if (file === null) {
    answerRefusal(response, 404, 'There is nothing here.');
    return;
  }
  response.writeHead(200, {
    'Content-Type': file.mediaType,
    'Content-Length': file.bytes.byteLength,
    'Cache-Control': file.cacheControl,
  });
  response.end(isHead ? undefined : file.bytes);
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** Something that we did not foresee. The browser learns that it happened and no more. */
export function answerError(response: ServerResponse, error: unknown): void {
  console.error(error instanceof Error ? error.stack : error);
  if (response.headersSent) response.destroy();
  else answerRefusal(response, 500, 'Parlance met an unexpected difficulty; the terminal says more.');
}

function answer(response: ServerResponse, status: number, mediaType: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** An upgrade that was refused has no response object yet: the answer is written by hand. */
export function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  const body = `${reason}\n`;
  socket.once('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
