import type { EngineClient } from '../../../shared/contract/rpc-client.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import type { EnginePorts } from '../../engine/engine-ports.ts';

/** The engine is loaded when a command needs it, so that help and usage errors come at once. */
async function startEngine(ports: Pick<EnginePorts, 'door' | 'stateFolder'>) {
  const [{ createEngine }, { servePort }, { createPortClient }, { hostPorts }, { createMemoryPair }] =
    await Promise.all([
      import('../../engine/create-engine.ts'),
      import('../../engine/rpc-server.ts'),
      import('../../../shared/contract/rpc-client.ts'),
      import('../host-ports.ts'),
      import('../memory-pair.ts'),
    ]);
  const isServe = ports.door === 'serve';
  const engine = createEngine(
    hostPorts({ ...ports, capabilities: { nativeDialogs: false, revealInFolder: false, upload: isServe } }),
  );
  const [engineEnd, clientEnd] = createMemoryPair();
  servePort(engine, engineEnd);
  return { engine, client: createPortClient(clientEnd), hangUp: () => clientEnd.close() };
}

export type RunningEngine = Awaited<ReturnType<typeof startEngine>>;

/** Runs an engine for `work`, which speaks to it through the contract, so that no check is skipped. */
export async function withEngine<T>(
  work: (running: RunningEngine) => Promise<T>,
  ports: Pick<EnginePorts, 'door' | 'stateFolder'> = { door: 'cli', stateFolder: null },
): Promise<T> {
  const running = await startEngine(ports);
  try {
    return await work(running);
  } finally {
    running.hangUp();
    await running.engine.close();
  }
}

/** Opens a project for `work` and closes it whatever happens. Commands that only read disturb no writer elsewhere. */
export function withProject<T>(
  path: string,
  mode: 'write' | 'read',
  work: (client: EngineClient, project: ProjectSummary) => Promise<T>,
): Promise<T> {
  return withEngine(async ({ client }) => work(client, await client.project.open({ path, mode })));
}
