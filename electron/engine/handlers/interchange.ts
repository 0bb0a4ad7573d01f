import path from 'node:path';
import type { InterchangeEvent, RehydrateEvent } from '../../../shared/contract/schemas/interchange.ts';
import type { runInterchange } from '../interchange/run-interchange.ts';
import type { rehydrate } from '../replication/rehydrate.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

// Readers of other programs' files are loaded when the first is wanted: neither window nor command line waits for them.
async function* running(
  ...given: Parameters<typeof runInterchange>
): AsyncGenerator<InterchangeEvent, void, undefined> {
  yield* (await import('../interchange/run-interchange.ts')).runInterchange(...given);
}

async function* joining(...given: Parameters<typeof rehydrate>): AsyncGenerator<RehydrateEvent, void, undefined> {
  yield* (await import('../replication/rehydrate.ts')).rehydrate(...given);
}

export const interchange = {
  inspect: procedures.interchange.inspect.handler(async ({ input }) =>
    (await import('../interchange/inspect.ts')).inspectProject(path.resolve(input.path)),
  ),

  run: procedures.interchange.run.handler(({ context: { session }, input, signal }) => {
    const project = session.requireWritable();
    return withRpcErrors(
      running(project, path.resolve(input.path), input.format ?? null, project.untilClosed(signal), input.isTrial),
    );
  }),

  rehydrate: procedures.interchange.rehydrate.handler(({ context, input, signal }) =>
    withRpcErrors(joining(context, input, signal)),
  ),
};
