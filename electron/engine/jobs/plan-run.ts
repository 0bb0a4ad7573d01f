import { isHeavy, type RequestBatch, type RequestBatcher } from './plan-batches.ts';
import type { PlannedFile } from './planned-file.ts';
import type { Assignment } from './pool-worker.ts';

/** Results that wait for a slower file before them, or for whoever takes them. */
const mostWaitingBytes = 128 * 1024 * 1024;

/** One transaction's worth: more would keep the main thread from answering anybody else. */
const largestLump = { files: 256, bytes: 8 * 1024 * 1024 };

/** One call of `plan`: what is under way, what came back, and in which order it is handed on. */
export class PlanRun {
  readonly batcher: RequestBatcher;
  readonly #givenBack: RequestBatch[] = [];
  readonly #ready = new Map<number, PlannedFile>();
  #next = 0;
  #underWay = 0;
  #waitingBytes = 0;
  #hasLongFiles = false;
  #error: unknown = undefined;
  #resolveChanged: (() => void) | undefined;

  constructor(batcher: RequestBatcher) {
    this.batcher = batcher;
  }

  get isFinished(): boolean {
    const isDone = this.batcher.isExhausted && this.#underWay === 0 && this.#givenBack.length === 0;
    return isDone && this.#ready.size === 0;
  }

  /** What was given back goes first, whatever waits: the results that wait may be waiting for just that. */
  get wantsWork(): boolean {
    if (this.#givenBack.length > 0) return true;
    return !this.batcher.isExhausted && this.#waitingBytes < mostWaitingBytes;
  }

  async nextBatch(): Promise<RequestBatch | null> {
    const batch = this.#givenBack.shift() ?? (await this.batcher.next());
    if (batch !== null) this.#hasLongFiles = isHeavy(batch);
    return batch;
  }

  /** The last batch held files that take long, one by one. */
  get hasLongFiles(): boolean {
    return this.#hasLongFiles;
  }

  assignmentOf(batch: RequestBatch): Assignment {
    this.#underWay += batch.requests.length;
    return {
      batch,
      owner: this,
      accept: (results) => this.#accept(results),
      giveBack: (batches) => this.#takeBack(batches),
      fail: (error) => {
        this.#error ??= error;
      },
    };
  }

  /** The next consecutive results, up to a lump. Throws where the workers cannot run at all. */
  takeReady(): PlannedFile[] {
    if (this.#error !== undefined) throw this.#error;
    const taken: PlannedFile[] = [];
    let bytes = 0;
    for (let result = this.#ready.get(this.#next); result !== undefined; result = this.#ready.get(this.#next)) {
      this.#ready.delete(this.#next);
      this.#waitingBytes -= bytesOf(result);
      bytes += bytesOf(result);
      this.#next += 1;
      taken.push(result);
      if (taken.length >= largestLump.files || bytes >= largestLump.bytes) break;
    }
    return taken;
  }

  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolveChanged = resolve;
    });
  }

  readonly wake = (): void => {
    this.#resolveChanged?.();
  };

  #accept(results: readonly PlannedFile[]): void {
    this.#underWay -= results.length;
    for (const result of results) {
      this.#ready.set(result.index, result);
      this.#waitingBytes += bytesOf(result);
    }
  }

  #takeBack(batches: readonly RequestBatch[]): void {
    for (const batch of batches) this.#underWay -= batch.requests.length;
    this.#givenBack.push(...batches);
  }
}

function bytesOf(result: PlannedFile): number {
  return result.outcome === 'planned' ? result.original.bytes.byteLength : 0;
}
