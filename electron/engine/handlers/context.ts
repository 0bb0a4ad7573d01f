import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { ImportPool } from '../jobs/worker-pool.ts';
import type { Session } from '../project/session.ts';
import { toRpcError } from '../rpc-errors.ts';

export interface EngineContext {
  session: Session;
  ports: EnginePorts;
  /** Threads that read files; they start with the first import. */
  importPool: () => ImportPool;
}

/** Where handlers hang: input is validated and every error becomes a refusal with a code before a handler is reached. */
export const procedures = implement(contract)
  .$context<EngineContext>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toRpcError(error);
    }
  });
