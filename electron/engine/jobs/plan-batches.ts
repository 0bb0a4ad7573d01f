import type { PlanRequest } from './planned-file.ts';

/** Requests that travel to a worker in one message, with the place of the first in its run. */
export interface RequestBatch {
  firstIndex: number;
  requests: PlanRequest[];
}

/** Enough small files that a message costs little beside the work, few enough that both cores get some. */
const fullWeight = 96;
/** A PDF or Word file takes as long as some dozens of text files. */
const heavyWeight = 48;
const lightFormats = /\.(?:txt|text|md|markdown|html?|xhtml)$/i;
/** A file this large is a batch of its own. */
const bytesPerWeight = 16 * 1024;

function weightOf(request: PlanRequest): number {
  const size = request.bytes?.byteLength ?? request.size ?? 0;
  return Math.max(lightFormats.test(request.fileName) ? 1 : heavyWeight, size / bytesPerWeight);
}

/** Most of the files take long to read. */
export function isHeavy(batch: RequestBatch): boolean {
  return batch.requests.filter((request) => weightOf(request) >= heavyWeight / 2).length * 2 > batch.requests.length;
}

/** Cuts a stream of requests into batches, taking from the stream only when asked. */
export class RequestBatcher {
  readonly #source: AsyncIterator<PlanRequest> | Iterator<PlanRequest>;
  #taken = 0;
  #isExhausted = false;

  constructor(requests: AsyncIterable<PlanRequest> | Iterable<PlanRequest>) {
    this.#source = Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
  }

  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  async next(): Promise<RequestBatch | null> {
    const batch: RequestBatch = { firstIndex: this.#taken, requests: [] };
    for (let weight = 0; weight < fullWeight && !this.#isExhausted;) {
      const item = await this.#source.next();
      if (item.done === true) {
        this.#isExhausted = true;
        break;
      }
      batch.requests.push(item.value);
      weight += weightOf(item.value);
    }
    this.#taken += batch.requests.length;
    return batch.requests.length === 0 ? null : batch;
  }

  /** Tells the source that no more is wanted, so that an open folder is closed. */
  async close(): Promise<void> {
    if (!this.#isExhausted) await this.#source.return?.();
    this.#isExhausted = true;
  }
}
