/** How much of a section is in the page: nothing, its text, or its text with highlights and brackets. */
export type Presence = 'absent' | 'text' | 'near';

type Listener = () => void;

/**
 * Which sections are in the page. What is near the viewport comes at once, the rest of the text follows while the
 * machine is idle, so that the browser's own find and selection reach all of it.
 */
export class SectionPresence {
  private readonly states: Presence[];
  private readonly listeners: (Listener | undefined)[] = [];
  private nextIdle = 0;
  private idleHandle = 0;

  constructor(count: number) {
    this.states = Array.from({ length: count }, (_, index) => (index === 0 ? 'near' : 'absent'));
  }

  get(index: number): Presence {
    return this.states[index]!;
  }

  /** One listener per section: its component. */
  subscribe(index: number, listener: Listener): () => void {
    this.listeners[index] = listener;
    return () => {
      if (this.listeners[index] === listener) this.listeners[index] = undefined;
    };
  }

  /** A section that moves away keeps its text and loses its highlights and brackets. */
  setNear(index: number, isNear: boolean): void {
    const state = this.states[index]!;
    const next = isNear ? 'near' : state === 'near' ? 'text' : state;
    if (next === state) return;
    this.states[index] = next;
    this.listeners[index]?.();
  }

  /** Starts to bring in the text of the sections that nobody has looked at yet; answers how to stop. */
  fillWhenIdle(): () => void {
    // One at a time: the page draws each section after this returns, so time cannot be watched here.
    const fill = (): void => {
      this.fillNext();
      if (this.nextIdle < this.states.length) this.idleHandle = requestIdleCallback(fill);
    };
    this.idleHandle = requestIdleCallback(fill);
    return () => cancelIdleCallback(this.idleHandle);
  }

  private fillNext(): void {
    while (this.nextIdle < this.states.length && this.states[this.nextIdle] !== 'absent') this.nextIdle++;
    if (this.nextIdle >= this.states.length) return;
    this.states[this.nextIdle] = 'text';
    this.listeners[this.nextIdle]?.();
  }
}
