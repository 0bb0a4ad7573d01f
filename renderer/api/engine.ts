import type { EngineClient } from '../../shared/contract/rpc-client.ts';

let current: EngineClient | null = null;

/** Called once, when the connection stands (see connect.ts). */
export function setEngine(client: EngineClient): void {
  current = client;
}

/** The engine behind this window. */
export function engine(): EngineClient {
  if (!current) throw new Error('The engine is used before the window is connected to it');
  return current;
}
