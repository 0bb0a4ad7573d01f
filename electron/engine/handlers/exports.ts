import path from 'node:path';
import { previewExport } from '../exporters/preview.ts';
import { exporterOf } from '../exporters/registry.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

export const exports = {
  run: procedures.exports.run.handler(({ context: { session, ports }, input, signal }) => {
    const project = session.require();
    return withRpcErrors(
      exporterOf(input.options.format)(project.path, path.resolve(input.to), input.options, {
        overwrite: input.overwrite,
        programVersion: ports.version,
        printPdf: ports.printPdf,
        signal: project.untilClosed(signal),
      }),
    );
  }),

  preview: procedures.exports.preview.handler(({ context: { session }, input }) =>
    previewExport(session.require().db, input.options, input.rows),
  ),
};
