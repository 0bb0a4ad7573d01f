import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { startServeHost } from '../../electron/hosts/serve/serve-host.ts';
import { createWebSocketClient } from '../../shared/contract/rpc-client.ts';
import { describeContract } from './contract-suite.ts';
import { createTestEngine } from './test-engine.ts';

describeContract('the WebSocket of the serve host', async () => {
  const pageFolder = mkdtempSync(path.join(tmpdir(), 'parlance-page-'));
  writeFileSync(path.join(pageFolder, 'index.html'), '<!doctype html><title>Parlance</title>');
  const engine = createTestEngine();
  const host = await startServeHost({ engine, pageFolder });
  const origin = `http://127.0.0.1:${host.port}`;
  const entrance = await fetch(host.entrance(), { redirect: 'manual' });
  const cookie = (entrance.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const sockets: WebSocket[] = [];
  return {
    async connect() {
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { headers: { origin, cookie } });
      sockets.push(socket);
      await once(socket, 'open');
      return createWebSocketClient(socket as unknown as globalThis.WebSocket);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await host.close();
      await engine.close();
      rmSync(pageFolder, { recursive: true, force: true });
    },
  };
});
