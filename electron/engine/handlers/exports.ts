import path from 'node:path';
import type { ExportEvent } from '../../../shared/contract/schemas/exports.ts';
import type { Exporter } from '../exporters/exporter.ts';
import { previewExport } from '../exporters/preview.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { procedures } from './context.ts';

// Writers are loaded when the first is wanted, as the readers of other programs' files are.
async function* running(...given: Parameters<Exporter>): AsyncGenerator<ExportEvent, void, undefined> {
  const { exporterOf } = await import('../exporters/registry.ts');
  const [, , options] = given;
  yield* exporterOf(options.format)(...given);
}

export const exports = {
  run: procedures.exports.run.handler(({ context: { session, ports }, input, signal }) => {
    const project = session.require();
    return withRpcErrors(
      running(project.path, path.resolve(input.to), input.options, {
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
