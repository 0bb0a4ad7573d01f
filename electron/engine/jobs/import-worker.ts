import { parentPort, workerData } from 'node:worker_threads';
import { planFile } from './plan-file.ts';
import type { PlannedFile } from './planned-file.ts';
import type { PlanBatch, PlanResults, WorkerSettings } from './pool-messages.ts';

/** Results are sent on in lumps of about this many bytes: few messages for small files, no hoarding of big ones. */
const lumpBytes = 1024 * 1024;

const port = parentPort;
if (port === null) throw new Error('import-worker runs in a worker thread only');
const progress = new Int32Array((workerData as WorkerSettings).progress);

async function planBatch(batch: PlanBatch): Promise<void> {
  let results: PlannedFile[] = [];
  let waiting = 0;
  for (const [position, request] of batch.requests.entries()) {
    Atomics.add(progress, 0, 1);
    const planned = await planFile(request, batch.firstIndex + position);
    Atomics.add(progress, 0, 1);
    results.push(planned);
    waiting += planned.outcome === 'planned' ? planned.original.bytes.byteLength : 0;
    const isLast = position === batch.requests.length - 1;
    if (!isLast && waiting < lumpBytes) continue;
    send({ batch: batch.batch, results, isLast });
    results = [];
    waiting = 0;
  }
}

function send(message: PlanResults): void {
  const buffers = new Set<ArrayBuffer>();
  for (const result of message.results) {
    if (result.outcome === 'planned' && result.original.bytes.buffer instanceof ArrayBuffer) {
      buffers.add(result.original.bytes.buffer);
    }
  }
  port?.postMessage(message, [...buffers]);
}

let queue = Promise.resolve();
port.on('message', (batch: PlanBatch) => {
  queue = queue.then(() => planBatch(batch));
});
