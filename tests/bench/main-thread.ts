import type { Browser, Page } from '@playwright/test';

/** What the page's main thread did, in milliseconds of its own time: a busy machine makes it wait, not work more. */
export interface Task {
  name: string;
  /** Since the trace began. */
  start: number;
  end: number;
  work: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string } };
}

/** Runs something and answers the tasks of the main thread while it ran, and the steps that they consist of. */
export async function traced(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<Trace> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('trace-begins'));
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const begin = traceEvents.find(({ name }) => name === 'trace-begins')!;
  const events = traceEvents
    .filter(({ pid, tid, ph, ts }) => pid === begin.pid && tid === begin.tid && ph === 'X' && ts >= begin.ts)
    .map(({ name, ts, dur = 0, tdur = 0, args }): Task => {
      const type = args.data?.type;
      const [start, end] = [(ts - begin.ts) / 1000, (ts + dur - begin.ts) / 1000];
      return { name: type === undefined ? name : `${name}:${type}`, start, end, work: tdur / 1000 };
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return new Trace(events);
}

const frameSteps = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'HitTest', 'Commit']);

export class Trace {
  private readonly events: readonly Task[];

  constructor(events: readonly Task[]) {
    this.events = events;
  }

  get tasks(): readonly Task[] {
    return this.events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask');
  }

  /** For each event of the page: the work of its handlers and of the frame that shows their outcome. */
  workToPaint(type: string): number[] {
    return this.events
      .filter(({ name }) => name === `EventDispatch:${type}`)
      .map((handled) => {
        const layers = this.events.find(({ name, start }) => name === 'Layerize' && start >= handled.end);
        const steps = this.events.filter(
          ({ name, start }) => frameSteps.has(name) && start >= handled.end && start <= (layers?.start ?? handled.end),
        );
        return handled.work + withoutNested(steps).reduce((sum, { work }) => sum + work, 0);
      });
  }
}

function withoutNested(tasks: readonly Task[]): Task[] {
  let end = Number.NEGATIVE_INFINITY;
  return tasks.filter((task) => {
    if (task.start < end) return false;
    end = task.end;
    return true;
  });
}
