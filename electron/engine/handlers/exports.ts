import path from 'node:path';
import { exporters } from '../exporters/registry.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

export const exports = {
  run: procedures.exports.run.handler(({ context: { session, ports }, input, signal }) => {
    const project = session.require();
    return withRpcErrors(
      exporters[input.options.format](project.path, path.resolve(input.to), input.options, {
        overwrite: input.overwrite,
        programVersion: ports.version,
        signal: project.untilClosed(signal),
      }),
    );
  }),
};
