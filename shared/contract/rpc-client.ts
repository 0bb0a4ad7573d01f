import { createORPCClient, ORPCError } from '@orpc/client';
import type { ClientLink } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { LinkWebsocketClientOptions } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from './contract.ts';
import { isErrorCode, ParlanceError } from './errors.ts';

/** The contract as functions. Every refusal is a `ParlanceError`. */
export type EngineClient = ContractRouterClient<Contract>;

const empty = {};

/** Speaks the contract over a MessagePort, or anything that looks like one (an in-memory pair). */
export function createPortClient(port: SupportedMessagePort): EngineClient {
  return createClient(new MessagePortLink({ port, interceptors: [translateErrors] }));
}

export function createWebSocketClient(websocket: LinkWebsocketClientOptions['websocket']): EngineClient {
  return createClient(new WebSocketLink({ websocket, interceptors: [translateErrors] }));
}

function createClient(link: ClientLink<typeof empty>): EngineClient {
  return createORPCClient(link);
}

async function translateErrors<T>({ next }: { next: () => Promise<T> }): Promise<T> {
  try {
    return await next();
  } catch (error) {
    throw toParlanceError(error);
  }
}

/** What came over the boundary, or broke on the way, as an error with a code and a sentence. */
export function toParlanceError(error: unknown): unknown {
  if (error instanceof ParlanceError || isAbort(error)) return error;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const details =
      typeof error.data === 'object' && error.data !== null ? (error.data as Record<string, unknown>) : {};
    return new ParlanceError(error.code, error.message, { details });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new ParlanceError(
    'internal',
    `Parlance met an unexpected difficulty: ${reason}. What was saved before is kept.`,
    {
      cause: error,
    },
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * The items of a stream, with errors translated on the way as calls have them translated. Whoever may cancel gives the
 * signal here too: a stream that is cancelled between two items otherwise ends in an error of the transport.
 */
export async function* readStream<T>(
  stream: Promise<AsyncIterable<T>>,
  signal?: { throwIfAborted(): void },
): AsyncGenerator<T, void, void> {
  try {
    yield* await stream;
  } catch (error) {
    signal?.throwIfAborted();
    throw toParlanceError(error);
  }
}
