import { availableParallelism } from 'node:os';
import { RequestBatcher } from './plan-batches.ts';
import { PlanRun } from './plan-run.ts';
import type { PlannedFile, PlanRequest } from './planned-file.ts';
import { PoolWorker, type PoolWorkerOptions } from './pool-worker.ts';

export interface ImportPoolOptions {
  /** From `importWorkerUrl(import.meta.url)`. */
  workerUrl: URL;
  /** Threads at most; they start when there is work for them. */
  size?: number;
  /** For one file. */
  timeLimitMs?: number;
  /** Of JavaScript memory, for one worker. */
  memoryLimitMb?: number;
}

export interface PlanRunOptions {
  signal?: AbortSignal;
}

const defaultTimeLimitMs = 60_000;
const defaultMemoryLimitMb = 2_048;
/** How long the workers there are may be busy before another one is started. */
const patienceMs = 700;
/** Each worker holds the language tables: some 100 MB. */
const mostWorkers = 6;

/** Threads at most: one core is left to the main thread, but where there are only two, long files are read on both. */
function defaultPoolSize(cores = availableParallelism()): number {
  return Math.min(mostWorkers, cores <= 2 ? cores : cores - 1);
}

/** Small files keep the main thread as busy with inserting as a worker with reading: it needs its core. */
function sizeForSmallFiles(cores = availableParallelism()): number {
  return Math.min(mostWorkers, Math.max(1, cores - 1));
}

/** Plans files in worker threads. A file that hangs or crashes its worker is refused, and the others come through. */
export class ImportPool {
  readonly #options: PoolWorkerOptions;
  readonly #size: number;
  readonly #sizeForSmallFiles: number;
  readonly #listeners = new Set<() => void>();
  #workers: PoolWorker[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastStart = 0;
  #isClosed = false;

  constructor(options: ImportPoolOptions) {
    this.#options = {
      workerUrl: options.workerUrl,
      timeLimitMs: options.timeLimitMs ?? defaultTimeLimitMs,
      memoryLimitMb: options.memoryLimitMb ?? defaultMemoryLimitMb,
    };
    this.#size = Math.max(1, options.size ?? defaultPoolSize());
    this.#sizeForSmallFiles = Math.max(1, options.size ?? sizeForSmallFiles());
  }

  /**
   * Plans every request and yields what is ready, in the order of the requests, in lumps meant for one transaction each.
   * Takes from `requests` only as fast as results are taken. Throws the signal's reason when it is aborted.
   */
  async *plan(
    requests: AsyncIterable<PlanRequest> | Iterable<PlanRequest>,
    options: PlanRunOptions = {},
  ): AsyncGenerator<PlannedFile[], void, undefined> {
    const run = new PlanRun(new RequestBatcher(requests));
    this.#listeners.add(run.wake);
    options.signal?.addEventListener('abort', run.wake);
    try {
      while (true) {
        options.signal?.throwIfAborted();
        await this.#feed(run);
        // Asked again: from here to the wait nothing else can happen that would be missed.
        options.signal?.throwIfAborted();
        if (this.#isClosed) throw new Error('the import pool is closed');
        const ready = run.takeReady();
        if (ready.length > 0) yield ready;
        else if (run.isFinished) return;
        else await run.changed();
      }
    } finally {
      this.#listeners.delete(run.wake);
      options.signal?.removeEventListener('abort', run.wake);
      await run.batcher.close();
      this.#abandon(run);
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const worker of this.#workers.splice(0)) worker.terminate();
    this.#wakeAll();
  }

  async #feed(run: PlanRun): Promise<void> {
    while (run.wantsWork && this.#freeWorker(run) !== null) {
      const batch = await run.nextBatch();
      if (batch === null || this.#isClosed) return;
      // While the file system was asked, another run may have taken the place: the batch then queues behind it.
      const worker = this.#freeWorker(run) ?? this.#workers[0] ?? this.#addWorker();
      worker.assign(run.assignmentOf(batch));
    }
  }

  /** The idlest worker with room; where all are busy and have been so for a while, a new one. */
  #freeWorker(run: PlanRun): PoolWorker | null {
    this.#workers = this.#workers.filter((worker) => !worker.isDead);
    const idlest = this.#workers.toSorted((a, b) => a.load - b.load)[0];
    if (idlest === undefined) return this.#addWorker();
    if (idlest.load > 0 && this.#shouldGrow(run)) return this.#addWorker();
    return idlest.hasRoom ? idlest : null;
  }

  /** Thousands of small files are read in the time in which one more thread loads its parsers. */
  #shouldGrow(run: PlanRun): boolean {
    const most = run.hasLongFiles ? this.#size : this.#sizeForSmallFiles;
    if (this.#workers.length >= most || this.#workers.some((worker) => worker.isStarting)) return false;
    return performance.now() - this.#lastStart > patienceMs;
  }

  #addWorker(): PoolWorker {
    const worker = new PoolWorker(this.#options, () => this.#wakeAll());
    this.#workers.push(worker);
    this.#lastStart = performance.now();
    if (this.#timer === undefined) {
      const interval = Math.max(20, Math.min(1_000, this.#options.timeLimitMs / 4));
      this.#timer = setInterval(() => this.#checkTime(), interval).unref();
    }
    return worker;
  }

  #checkTime(): void {
    for (const worker of this.#workers) worker.checkTime(performance.now());
    // A run whose workers are all at long files may get another one meanwhile.
    this.#wakeAll();
  }

  /** A run that ends early leaves nobody working for it. */
  #abandon(run: PlanRun): void {
    const busy = this.#workers.filter((worker) => worker.worksFor(run));
    this.#workers = this.#workers.filter((worker) => !busy.includes(worker));
    for (const worker of busy) worker.terminate(run);
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const listener of this.#listeners) listener();
  }
}
