import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { hostPorts } from '../../electron/hosts/host-ports.ts';

/** An engine as hosts make it, that remembers nothing between starts. */
export function createTestEngine(): Engine {
  const capabilities = { nativeDialogs: false, revealInFolder: false, upload: false };
  return createEngine(hostPorts({ door: 'memory', capabilities, stateFolder: null }));
}
