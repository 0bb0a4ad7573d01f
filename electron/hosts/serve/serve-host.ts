import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Engine } from '../../engine/create-engine.ts';
import { serveWebSocket } from '../../engine/rpc-server.ts';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { createAccess, type Access } from './access.ts';
import { answerError, answerFile, answerJson, answerRefusal, refuseUpgrade } from './answers.ts';
import { judgeRequest, limits, listenAddress, pageHeaders, type RequestFacts } from './serve-policy.ts';
import { readStaticFile } from './static-files.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface ServeOptions {
  readonly engine: Engine;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** 0 or left out: any free port. */
  readonly port?: number;
  readonly messageBytes?: number;
  readonly uploadBytes?: number;
}

export interface ServeHost {
  readonly port: number;
  /** A new address that opens the workbench once. */
  entrance(lifetime?: number): string;
  /** Ends every connection and removes what was uploaded. The engine stays; it belongs to the caller. */
  close(): Promise<void>;
}

/** Serves one engine to any number of tabs of one browser, or several browsers of one analyst, on this machine. */
export async function startServeHost(options: ServeOptions): Promise<ServeHost> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const uploads = await createUploads(options.uploadBytes ?? limits.uploadBytes);
  const host: Host = { ...options, port, access: createAccess(port), uploads };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.messageBytes ?? limits.messageBytes,
    perMessageDeflate: false, // nothing leaves the machine
  });
  server.on('request', (request, response) => void answerRequest(host, request, response));
  server.on('upgrade', (request, socket, head) => answerUpgrade(host, sockets, request, socket, head));

  return {
    port,
    entrance: (lifetime) => `http://${listenAddress}:${port}/?token=${host.access.mint(lifetime)}`,
    async close() {
      for (const socket of sockets.clients) socket.close(1001, 'Parlance was closed.');
      await stop(server, sockets.clients);
      await uploads.close();
    },
  };
}

interface Host extends ServeOptions {
  readonly port: number;
  readonly access: Access;
  readonly uploads: Uploads;
}

async function answerRequest(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    for (const [name, value] of Object.entries(pageHeaders(host.port))) response.setHeader(name, value);
    const verdict = judgeRequest(factsOf(host, request, false), host.port);
    if (verdict.action === 'refuse') answerRefusal(response, verdict.status, verdict.reason);
    else if (verdict.action === 'exchange-token') exchangeToken(host, verdict.token, request, response);
    else if (verdict.action === 'take-upload') await takeUpload(host, verdict.name, request, response);
    else if (verdict.action === 'send-file') {
      answerFile(response, await readStaticFile(host.pageFolder, verdict.path), request.method === 'HEAD');
    } else answerRefusal(response, 404, 'There is nothing here.');
  } catch (error) {
    answerError(response, error);
  }
}

function exchangeToken(host: Host, token: string, request: IncomingMessage, response: ServerResponse): void {
  if (host.access.redeem(token)) {
    response.setHeader('Set-Cookie', host.access.sessionCookie());
  } else if (!host.access.hasSession(request.headers.cookie)) {
    answerRefusal(response, 401, 'This address was used before, or belongs to another start of Parlance.');
    return;
  }
  // Away from the address with the token, so that it stays neither in the bar nor in the history.
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
}

async function takeUpload(host: Host, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const declared = request.headers['content-length'];
  try {
    const path = await host.uploads.take(name, request, declared === undefined ? null : Number(declared));
    answerJson(response, 200, { path });
  } catch (error) {
    if (!(error instanceof ParlanceError)) throw error;
    answerJson(response, error.code === 'import.too-large' ? 413 : 500, { error: errorFields(error) });
    // A browser reads the answer only after it has sent on for a while: let the rest come, but not for ever.
    request.resume();
    const impatience = setTimeout(() => request.destroy(), 5_000);
    request.once('close', () => clearTimeout(impatience));
  }
}

function errorFields({ code, message, details }: ParlanceError): object {
  return { code, message, details };
}

function answerUpgrade(
  host: Host,
  sockets: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.on('error', () => socket.destroy()); // the browser went away in between
  const verdict = judgeRequest(factsOf(host, request, true), host.port);
  if (verdict.action === 'refuse') {
    refuseUpgrade(socket, verdict.status, verdict.reason);
    return;
  }
  sockets.handleUpgrade(request, socket, head, (websocket: WebSocket) => {
    // A message beyond the limit ends this connection and no other; the page connects again.
    websocket.on('error', () => websocket.terminate());
    serveWebSocket(host.engine, websocket);
  });
}

function factsOf(host: Host, request: IncomingMessage, isUpgrade: boolean): RequestFacts {
  const { headers, headersDistinct } = request;
  return {
    isUpgrade,
    method: request.method ?? '',
    target: request.url ?? '',
    hosts: headersDistinct['host'] ?? [],
    origins: headersDistinct['origin'] ?? [],
    fetchSite: headersDistinct['sec-fetch-site']?.[0],
    purpose: headersDistinct['sec-purpose']?.[0],
    hasSession: host.access.hasSession(headers.cookie),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
      reject(
        new ParlanceError('internal', `Port ${port} cannot be used: ${why}. Choose another with --port.`, {
          details: { port },
          cause: error,
        }),
      );
    });
    server.listen({ host: listenAddress, port, exclusive: true }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

/** Tabs get half a second to say goodbye; then their connections are cut. */
function stop(server: Server, clients: ReadonlySet<WebSocket>): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      for (const client of clients) client.terminate();
      server.closeAllConnections();
    }, 500);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
