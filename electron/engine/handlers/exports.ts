import path from 'node:path';
import { exportDataset } from '../exporters/dataset-folder.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

export const exports = {
  run: procedures.exports.run.handler(({ context: { session, ports }, input, signal }) => {
    const project = session.require();
    return withRpcErrors(
      exportDataset(project.path, path.resolve(input.to), input.options, {
        overwrite: input.overwrite,
        programVersion: ports.version,
        ...(signal && { signal }),
      }),
    );
  }),
};
