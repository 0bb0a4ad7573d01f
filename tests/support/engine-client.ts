import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { servePort } from '../../electron/engine/rpc-server.ts';
import { hostPorts } from '../../electron/hosts/host-ports.ts';
import { createMemoryPair } from '../../electron/hosts/memory-pair.ts';
import { createPortClient, type EngineClient } from '../../shared/contract/rpc-client.ts';

export interface RunningEngine {
  readonly engine: Engine;
  readonly client: EngineClient;
  readonly close: () => Promise<void>;
}

/** An engine in this process and a client that speaks to it over the contract, as a host has them. */
export function startEngine(): RunningEngine {
  const capabilities = { nativeDialogs: false, revealInFolder: false, upload: false };
  const engine = createEngine(hostPorts({ door: 'memory', capabilities, stateFolder: null }));
  const [engineEnd, clientEnd] = createMemoryPair();
  servePort(engine, engineEnd);
  return {
    engine,
    client: createPortClient(clientEnd),
    async close() {
      clientEnd.close();
      await engine.close();
    },
  };
}
