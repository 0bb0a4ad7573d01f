import type { EnginePorts } from './engine-ports.ts';
import type { EngineContext } from './handlers/context.ts';
import { router } from './handlers/router.ts';
import { importWorkerUrl } from './jobs/worker-url.ts';
import { ImportPool } from './jobs/worker-pool.ts';
import { createSession } from './project/session.ts';

export interface Engine {
  readonly router: typeof router;
  readonly context: EngineContext;
  /** Closes the open project, so that it is one whole file. The engine is of no use afterwards. */
  close(): Promise<void>;
}

/** The one constructor. A host gives the ports and serves the router on a transport (see rpc-server.ts). */
export function createEngine(ports: EnginePorts): Engine {
  const session = createSession(ports);
  const pools: ImportPool[] = [];
  const importPool = (): ImportPool => {
    if (pools.length === 0) pools.push(new ImportPool({ workerUrl: importWorkerUrl(import.meta.url) }));
    return pools[0]!;
  };
  return {
    router,
    context: { session, ports, importPool },
    async close() {
      session.close();
      for (const pool of pools) pool.close();
    },
  };
}
