import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { Engine } from './create-engine.ts';

type Port = Parameters<PortHandler<never>['upgrade']>[0];
type Socket = Parameters<SocketHandler<never>['upgrade']>[0];

/** Answers the contract on a MessagePort, or anything that looks like one. */
export function servePort(engine: Engine, port: Port): void {
  new PortHandler(engine.router).upgrade(port, { context: engine.context });
}

/** Answers the contract on a WebSocket of the `ws` package. */
export function serveWebSocket(engine: Engine, socket: Socket): void {
  void new SocketHandler(engine.router).upgrade(socket, { context: engine.context });
}
