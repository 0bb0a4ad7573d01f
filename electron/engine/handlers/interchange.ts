import path from 'node:path';
import { inspectProject } from '../interchange/inspect.ts';
import { runInterchange } from '../interchange/run-interchange.ts';
import { rehydrate } from '../replication/rehydrate.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

export const interchange = {
  inspect: procedures.interchange.inspect.handler(({ input }) => inspectProject(path.resolve(input.path))),

  run: procedures.interchange.run.handler(({ context: { session }, input, signal }) => {
    const project = session.requireWritable();
    return withRpcErrors(
      runInterchange(
        project,
        path.resolve(input.path),
        input.format ?? null,
        project.untilClosed(signal),
        input.isTrial,
      ),
    );
  }),

  rehydrate: procedures.interchange.rehydrate.handler(({ context, input, signal }) =>
    withRpcErrors(rehydrate(context, input, signal)),
  ),
};
