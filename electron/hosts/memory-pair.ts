/** One end of an in-memory channel, in the shape that the contract library takes for a port. */
export interface MemoryPort {
  readonly onMessage: { addListener(listener: (data: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(data: unknown): void;
  /** Closes both ends. Messages that were posted before still arrive. */
  close(): void;
}

/**
 * Two ports that speak to each other inside one process. They behave as a MessagePort does: a message is copied when it
 * is posted and arrives later, in order. So a caller in the same process can neither share objects with the engine nor
 * count on an answer before it returns.
 */
export function createMemoryPair(): [MemoryPort, MemoryPort] {
  const left = new MemoryEnd();
  const right = new MemoryEnd();
  left.peer = right;
  right.peer = left;
  return [left, right];
}

class MemoryEnd implements MemoryPort {
  peer: MemoryEnd | null = null;
  readonly #messageListeners: ((data: unknown) => void)[] = [];
  readonly #disconnectListeners: (() => void)[] = [];
  #waiting: (() => void)[] = [];
  #isOpen = true;

  readonly onMessage = {
    addListener: (listener: (data: unknown) => void): void => void this.#messageListeners.push(listener),
  };
  readonly onDisconnect = {
    addListener: (listener: () => void): void => void this.#disconnectListeners.push(listener),
  };

  postMessage(data: unknown): void {
    if (!this.#isOpen) return; // as a closed MessagePort does
    const copy: unknown = structuredClone(data);
    this.peer?.arrive(() => this.peer?.deliver(copy));
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.peer?.arrive(() => this.peer?.disconnect());
    this.arrive(() => this.disconnect());
  }

  /** Queues what arrives for a later turn of the event loop, so that files and sockets get their turn in between. */
  arrive(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length > 1) return;
    setImmediate(() => {
      const due = this.#waiting;
      this.#waiting = [];
      for (const step of due) step();
    });
  }

  deliver(data: unknown): void {
    for (const listener of this.#messageListeners) listener(data);
  }

  disconnect(): void {
    this.#isOpen = false;
    for (const listener of this.#disconnectListeners.splice(0)) listener();
  }
}
