import { parentPort, type MessagePort } from 'node:worker_threads';
import { servePort } from '../../electron/engine/rpc-server.ts';
import { createTestEngine } from './test-engine.ts';

/** An engine in a thread of its own, as the desktop has it in a process of its own: it is handed ports and serves them. */
const engine = createTestEngine();

parentPort?.on('message', (message: { connect: MessagePort } | 'close') => {
  // The exit is that of the thread alone.
  if (message === 'close') void engine.close().then(() => process.exit(0));
  else servePort(engine, message.connect);
});
