import { parentPort, type MessagePort } from 'node:worker_threads';
import { servePort } from '../../electron/engine/rpc-server.ts';
import { createTestEngine } from './test-engine.ts';

/** An engine in a thread of its own, as the desktop has it in a process of its own: it is handed ports and serves them. */
const engine = createTestEngine();

parentPort?.on('message', async (message: { connect: MessagePort } | 'close') => {
  if (message !== 'close') {
    servePort(engine, message.connect);
    return;
  }
  await engine.close();
  process.exit(0); // of the thread alone
});
