import type { EngineEvent } from '../../../shared/contract/schemas/events.ts';
import type { Session } from '../project/session.ts';
import { procedures } from './context.ts';

export const system = {
  hello: procedures.system.hello.handler(({ context: { ports, session } }) => ({
    version: ports.version,
    door: ports.door,
    capabilities: ports.capabilities,
    defaultFolder: ports.defaultFolder,
    project: session.project?.summary() ?? null,
  })),

  events: procedures.system.events.handler(({ context: { session }, signal }) => queueOf(session, signal)),
};

/** Listens at once, so that nothing is missed between the call and the first read. */
function queueOf(session: Session, signal: AbortSignal | undefined): AsyncGenerator<EngineEvent, void, void> {
  const waiting: EngineEvent[] = [];
  let wake: () => void = () => {};
  const stop = session.listen((event) => {
    waiting.push(event);
    wake();
  });
  const onAbort = (): void => wake();
  signal?.addEventListener('abort', onAbort);
  return (async function* () {
    try {
      while (!signal?.aborted) {
        const next = waiting.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', onAbort);
    }
  })();
}
