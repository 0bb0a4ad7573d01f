import { Worker } from 'node:worker_threads';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { RequestBatch } from './plan-batches.ts';
import type { PlannedFile, PlanRequest } from './planned-file.ts';
import type { PlanBatch, PlanResults, WorkerSettings } from './pool-messages.ts';

export interface PoolWorkerOptions {
  workerUrl: URL;
  timeLimitMs: number;
  memoryLimitMb: number;
}

/** A batch on its way, with whoever waits for it. */
export interface Assignment {
  batch: RequestBatch;
  /** The run that it belongs to. */
  owner: object;
  accept(results: PlannedFile[]): void;
  /** The worker died: these requests were not at fault and must be planned again by another one. */
  giveBack(batches: RequestBatch[]): void;
  fail(error: unknown): void;
}

interface RunningAssignment extends Assignment {
  id: number;
  done: number;
}

/** Two batches under way: while the main thread is busy with one result, the worker has its next work already. */
const mostAssignments = 2;

/** One worker thread and what it has been given. Dies with the first file that hangs or crashes it, and says which. */
export class PoolWorker {
  readonly #options: PoolWorkerOptions;
  readonly #worker: Worker;
  readonly #progress = new Int32Array(new SharedArrayBuffer(4));
  readonly #assignments: RunningAssignment[] = [];
  readonly #onChange: () => void;
  #nextId = 0;
  #reported = 0;
  #lastProgress = 0;
  #lastChange = performance.now();
  #isDead = false;

  constructor(options: PoolWorkerOptions, onChange: () => void) {
    this.#options = options;
    this.#onChange = onChange;
    this.#worker = new Worker(options.workerUrl, {
      workerData: { progress: this.#progress.buffer } satisfies WorkerSettings,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimitMb },
    });
    this.#worker.on('message', (message: PlanResults) => this.#receive(message));
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', (code) => this.#die(new Error(`the worker ended with code ${code}`)));
    this.#worker.unref();
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get hasRoom(): boolean {
    return !this.#isDead && this.#assignments.length < mostAssignments;
  }

  /** Has not begun with a file yet. */
  get isStarting(): boolean {
    return Atomics.load(this.#progress, 0) === 0;
  }

  get load(): number {
    return this.#assignments.length;
  }

  assign(assignment: Assignment): void {
    const id = this.#nextId++;
    // A waiting worker must keep the process alive only while it owes an answer.
    if (this.#assignments.length === 0) {
      this.#worker.ref();
      this.#lastChange = performance.now();
    }
    this.#assignments.push({ ...assignment, id, done: 0 });
    const message: PlanBatch = { batch: id, ...assignment.batch };
    this.#worker.postMessage(message);
  }

  /** Ends the worker if the file it is at has taken longer than the limit. Called from time to time. */
  checkTime(now: number): void {
    const progress = Atomics.load(this.#progress, 0);
    if (progress !== this.#lastProgress || this.#assignments.length === 0) {
      this.#lastProgress = progress;
      this.#lastChange = now;
      return;
    }
    const isBusy = progress % 2 === 1;
    if (!isBusy || now - this.#lastChange < this.#options.timeLimitMs) return;
    const seconds = Math.round(this.#options.timeLimitMs / 1000);
    this.#die(
      new ParlanceError('import.timed-out', `Reading this file was given up after ${seconds} seconds.`, {
        details: { seconds },
      }),
    );
  }

  /** Ends the worker. What it had under way is given back, except what belongs to `exceptOwner`, which wants no more. */
  terminate(exceptOwner?: object): void {
    this.#isDead = true;
    for (const assignment of this.#assignments.splice(0)) {
      if (assignment.owner !== exceptOwner) this.#giveBackFrom(assignment, -1);
    }
    this.#end();
  }

  worksFor(owner: object): boolean {
    return this.#assignments.some((assignment) => assignment.owner === owner);
  }

  /** Not awaited: a thread that waits for a dead network drive ends when the system lets go of it, and not before. */
  #end(): void {
    this.#worker.unref();
    this.#worker.terminate().catch(() => undefined);
  }

  #receive(message: PlanResults): void {
    const running = this.#assignments.find((assignment) => assignment.id === message.batch);
    // Ended meanwhile: its requests have been given to another worker.
    if (running === undefined || this.#isDead) return;
    running.done += message.results.length;
    this.#reported += message.results.length;
    if (message.isLast) {
      this.#assignments.splice(this.#assignments.indexOf(running), 1);
      if (this.#assignments.length === 0) this.#worker.unref();
    }
    running.accept(message.results);
    this.#onChange();
  }

  #die(cause: unknown): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#end();
    const progress = Atomics.load(this.#progress, 0);
    const assignments = this.#assignments.splice(0);
    // Died before its first file: the worker itself is broken, and a new one would be as well.
    if (progress === 0) for (const assignment of assignments) assignment.fail(cause);
    else this.#shareOut(assignments, progress, cause);
    this.#onChange();
  }

  /** Blames one file and gives the others back. */
  #shareOut(assignments: readonly RunningAssignment[], progress: number, cause: unknown): void {
    // Between two files (an even value) the one to blame is the last done: its result could not be sent.
    const blamed = (progress % 2 === 1 ? (progress - 1) / 2 : progress / 2 - 1) - this.#reported;
    let position = 0;
    for (const assignment of assignments) {
      const index = assignment.done + blamed - position;
      const request = index >= assignment.done ? assignment.batch.requests[index] : undefined;
      if (request !== undefined) assignment.accept([blame(request, assignment.batch.firstIndex + index, cause)]);
      position += assignment.batch.requests.length - assignment.done;
      this.#giveBackFrom(assignment, request === undefined ? -1 : index);
    }
  }

  /** Gives back the requests of a batch that have no result yet, but for the one at `skipped`. */
  #giveBackFrom(assignment: RunningAssignment, skipped: number): void {
    const { requests, firstIndex } = assignment.batch;
    const rest: RequestBatch[] = [];
    for (const [index, request] of requests.entries()) {
      if (index >= assignment.done && index !== skipped) addTo(rest, request, firstIndex + index);
    }
    if (rest.length > 0) assignment.giveBack(rest);
  }
}

function addTo(batches: RequestBatch[], request: PlanRequest, index: number): void {
  const last = batches.at(-1);
  if (last !== undefined && last.firstIndex + last.requests.length === index) last.requests.push(request);
  else batches.push({ firstIndex: index, requests: [request] });
}

function blame(request: PlanRequest, index: number, cause: unknown): PlannedFile {
  const file = request.path ?? request.fileName;
  if (cause instanceof ParlanceError) {
    return { outcome: 'refused', index, file, failure: { file, code: cause.code, message: cause.message } };
  }
  const isMemory = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return {
    outcome: 'refused',
    index,
    file,
    failure: isMemory
      ? { file, code: 'import.too-large', message: 'Reading this file takes more memory than Parlance allows itself.' }
      : {
          file,
          code: 'import.failed',
          message: 'The reader broke down on this file; the other files are not affected.',
        },
  };
}
