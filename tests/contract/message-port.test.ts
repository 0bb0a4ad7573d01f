import { once } from 'node:events';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { createPortClient } from '../../shared/contract/rpc-client.ts';
import { describeContract } from './contract-suite.ts';

describeContract('a MessagePort into another thread', async () => {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url));
  const ports: MessagePort[] = [];
  return {
    async connect() {
      const { port1, port2 } = new MessageChannel();
      ports.push(port2);
      worker.postMessage({ connect: port1 }, [port1]);
      return createPortClient(port2);
    },
    async close() {
      const gone = once(worker, 'exit');
      worker.postMessage('close');
      await gone;
      for (const port of ports) port.close();
    },
  };
});
