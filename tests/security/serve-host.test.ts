import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { hostPorts } from '../../electron/hosts/host-ports.ts';
import { startServeHost, type ServeHost } from '../../electron/hosts/serve/serve-host.ts';
import { createWebSocketClient } from '../../shared/contract/rpc-client.ts';

const uploadBytes = 200_000;
const messageBytes = 300_000;

let folder: string;
let engine: Engine;
let host: ServeHost;
let origin: string;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'parlance-serve-'));
  mkdirSync(path.join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'page', 'index.html'), '<!doctype html><title>Parlance</title>');
  writeFileSync(path.join(folder, 'page', 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(path.join(folder, 'secret.txt'), 'not for the browser');
  writeFileSync(path.join(folder, 'page', 'study.parlance'), 'not a type of the page');
  const capabilities = { nativeDialogs: false, revealInFolder: false, upload: true };
  engine = createEngine(hostPorts({ door: 'serve', capabilities, stateFolder: null }));
  host = await startServeHost({ engine, pageFolder: path.join(folder, 'page'), uploadBytes, messageBytes });
  origin = `http://127.0.0.1:${host.port}`;
  cookie = cookieOf(await ask(tokenPath()));
});

afterAll(async () => {
  await host.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request as it is written: neither the path nor the Host is tidied up on the way. */
function ask(
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: Buffer | string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: host.port, path: target, method, headers, agent: false });
    call.on('error', reject);
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    call.end(body);
  });
}

function tokenPath(): string {
  const url = new URL(host.entrance());
  return url.pathname + url.search;
}

function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Tries to open the connection; answers `open` or the status with which it was refused. */
function knock(headers: Record<string, string>, target = '/rpc'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${target}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.on('error', (error) => resolve(error.message));
  });
}

describe('Coming in', () => {
  it('prints an address on loopback with a token', () => {
    expect(host.entrance()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  });

  it('exchanges the token for a cookie and leads away from it', async () => {
    const answer = await ask(tokenPath());
    expect(answer).toMatchObject({ status: 303, body: '', headers: { location: '/', 'cache-control': 'no-store' } });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^parlance-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
  });

  it('takes a token once', async () => {
    const target = tokenPath();
    expect((await ask(target)).status).toBe(303);
    const again = await ask(target);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('leads whoever is in already to the page, also with a used token', async () => {
    const target = tokenPath();
    await ask(target);
    expect(await ask(target, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  it.each(['', 'x', '%00', 'a'.repeat(43), 'a'.repeat(5000)])('refuses the token %j', async (token) => {
    expect((await ask(`/?token=${token}`)).status).toBe(401);
  });

  it('shows nothing without the cookie', async () => {
    for (const target of ['/', '/index.html', '/assets/index-abc.js', '/nothing']) {
      const answer = await ask(target);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('<title>Parlance</title>\n<script');
    }
    expect((await ask('/', { cookie: `parlance-${host.port}=forged` })).status).toBe(401);
  });
});

describe('Files of the page', () => {
  it('come with type, policy and no leave for other origins', async () => {
    const page = await ask('/', { cookie });
    expect(page).toMatchObject({
      status: 200,
      body: '<!doctype html><title>Parlance</title>',
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      },
    });
    expect(page.headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const script = await ask('/assets/index-abc.js', { cookie });
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  it('send no CORS header, asked or not', async () => {
    for (const [method, headers] of [
      ['GET', { cookie }],
      ['GET', { cookie, origin }],
      ['GET', { cookie, origin: 'https://example.org' }],
      ['OPTIONS', { cookie, origin: 'https://example.org', 'access-control-request-method': 'POST' }],
    ] as const) {
      const answer = await ask('/', headers, method);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/%252e%252e/secret.txt',
    '/study.parlance',
    '/assets',
    '/assets/',
    '/index.html%00.txt',
    '/nothing.html',
  ])('are not found at %s', async (target) => {
    const answer = await ask(target, { cookie });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('not for the browser');
  });

  it('are read and not written', async () => {
    expect((await ask('/index.html', { cookie, origin }, 'PUT', 'x')).status).toBe(405);
    expect(await ask('/index.html', { cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe('Foreign pages', () => {
  it.each(['rebound.example', `rebound.example:80`, 'localhost', '127.0.0.1'])(
    'cannot come under the name %s',
    async (name) => {
      expect((await ask('/', { cookie, host: name })).status).toBe(403);
      expect((await ask(tokenPath(), { host: name })).status).toBe(403);
      expect(await knock({ cookie, origin: `http://${name}`, host: name })).toBe('403');
    },
  );

  it('cannot speak, read or send under their origin, even with the cookie', async () => {
    for (const foreign of ['https://example.org', `http://127.0.0.1:${host.port + 1}`, 'null']) {
      expect((await ask('/assets/index-abc.js', { cookie, origin: foreign })).status).toBe(403);
      expect((await ask('/upload?name=a.txt', { cookie, origin: foreign }, 'POST', 'x')).status).toBe(403);
      expect(await knock({ cookie, origin: foreign })).toBe('403');
    }
  });

  it('cannot open a connection without an origin, or without the cookie', async () => {
    expect(await knock({ cookie })).toBe('403');
    expect(await knock({ origin })).toBe('401');
    expect(await knock({ origin, cookie: `parlance-${host.port}=forged` })).toBe('401');
    expect(await knock({ origin, cookie }, '/elsewhere')).toBe('404');
    expect(await knock({ origin, cookie })).toBe('open');
  });

  it('cannot smuggle a second Host', async () => {
    const socket = connect(host.port, '127.0.0.1');
    socket.end(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nHost: rebound.example\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 40[03] /);
  });
});

describe('Uploads', () => {
  const send = (name: string, body: Buffer | string, headers: Record<string, string> = {}) =>
    ask(`/upload?name=${encodeURIComponent(name)}`, { cookie, origin, ...headers }, 'POST', body);
  const pathOf = (answer: Answer): string => (JSON.parse(answer.body) as { path: string }).path;

  it('keep the bytes and the name, for the analyst alone', async () => {
    const bytes = Buffer.from('مذاکرات 🚀\n'.repeat(1000));
    const answer = await send('../../مذاکرات “1”.txt', bytes);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
    const file = pathOf(answer);
    expect(path.basename(file)).toBe('مذاکرات “1”.txt');
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(statSync(path.dirname(path.dirname(file))).mode & 0o077).toBe(0);
  });

  it('keep two files of one name apart', async () => {
    const [first, second] = await Promise.all([send('a.txt', 'one'), send('a.txt', 'two')]);
    expect([readFileSync(pathOf(first), 'utf8'), readFileSync(pathOf(second), 'utf8')]).toEqual(['one', 'two']);
  });

  it('take a file of exactly the limit and an empty one', async () => {
    expect(statSync(pathOf(await send('full.txt', Buffer.alloc(uploadBytes)))).size).toBe(uploadBytes);
    expect(statSync(pathOf(await send('empty.txt', ''))).size).toBe(0);
  });

  it('are refused when they are too large, whether they say so or not, and leave nothing', async () => {
    const big = Buffer.alloc(uploadBytes + 1);
    const before = pathOf(await send('before.txt', 'x'));
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await send('big.txt', big, headers);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.body)).toMatchObject({
        error: { code: 'import.too-large', details: { name: 'big.txt' } },
      });
    }
    const after = pathOf(await send('after.txt', 'x'));
    const root = path.dirname(path.dirname(before));
    const numbers = [before, after].map((file) => Number(path.basename(path.dirname(file))));
    for (let between = numbers[0]! + 1; between < numbers[1]!; between++) {
      expect(existsSync(path.join(root, String(between)))).toBe(false);
    }
  });

  it('that break off leave nothing', async () => {
    const before = pathOf(await send('before.txt', 'x'));
    const socket = connect(host.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /upload?name=half.txt HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Length: 1000\r\n\r\nhalf`,
    );
    const number = Number(path.basename(path.dirname(before))) + 1;
    const place = path.join(path.dirname(path.dirname(before)), String(number));
    await until(() => existsSync(path.join(place, 'half.txt')));
    socket.destroy();
    await until(() => !existsSync(place));
  });

  it('need the cookie, the origin and a name', async () => {
    expect((await ask('/upload?name=a', { origin }, 'POST', 'x')).status).toBe(401);
    expect((await ask('/upload?name=a', { cookie }, 'POST', 'x')).status).toBe(403);
    expect((await ask('/upload', { cookie, origin }, 'POST', 'x')).status).toBe(400);
    expect((await ask('/upload?name=a', { cookie, origin })).status).toBe(405);
  });

  it('are gone when the server ends', async () => {
    const other = await startServeHost({ engine, pageFolder: path.join(folder, 'page') });
    const url = new URL(other.entrance());
    const entrance = await fetch(url, { redirect: 'manual' });
    const answer = await fetch(`${url.origin}/upload?name=a.txt`, {
      method: 'POST',
      body: 'x',
      headers: { origin: url.origin, cookie: entrance.headers.get('set-cookie')?.split(';')[0] ?? '' },
    });
    const { path: file } = (await answer.json()) as { path: string };
    expect(existsSync(file)).toBe(true);
    await other.close();
    expect(existsSync(path.dirname(path.dirname(file)))).toBe(false);
  });
});

describe('Connections', () => {
  const open = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { origin, cookie } });
    await once(socket, 'open');
    return { socket, client: createWebSocketClient(socket as unknown as globalThis.WebSocket) };
  };

  it('of several tabs share one engine', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await one.client.project.create({ path: path.join(folder, 'shared.parlance'), coderName: 'Ada' });
    await one.client.codes.create({ name: 'sovereignty' });
    expect((await two.client.codes.list()).map(({ name }) => name)).toEqual(['sovereignty']);
    one.socket.close();
    await once(one.socket, 'close');
    expect((await two.client.project.info()).title).toBe('shared');
    two.socket.close();
  });

  it('that send too much at once are ended, and the others go on', async () => {
    const [loud, calm] = await Promise.all([open(), open()]);
    loud.socket.on('error', () => {});
    const closed = once(loud.socket, 'close');
    loud.socket.send('x'.repeat(messageBytes + 1));
    expect((await closed)[0]).toBe(1009);
    expect((await calm.client.system.hello()).door).toBe('serve');
    calm.socket.close();
  });

  it('that speak nonsense harm nobody', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
    const [rude, calm] = await Promise.all([open(), open()]);
    for (const words of ['', 'nonsense', '{}', '{"i":"1","p":{"u":"/x"}}', '[]', 'null', '\u0000'])
      rude.socket.send(words);
    rude.socket.send(Buffer.from([0xff, 0x00, 0xfe]));
    expect((await calm.client.system.hello()).door).toBe('serve');
    rude.socket.close();
    calm.socket.close();
    expect(reported).toHaveBeenCalled();
    reported.mockRestore();
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline;) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited for five seconds in vain');
}
