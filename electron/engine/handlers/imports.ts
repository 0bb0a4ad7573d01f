import { ParlanceError } from '../../../shared/contract/errors.ts';
import { runImport } from '../importing/run-import.ts';
import { withRpcErrors } from '../rpc-errors.ts';
import { listImportRuns, readImportRun } from '../store/queries/import-runs.ts';
import { procedures } from './context.ts';

export const imports = {
  run: procedures.imports.run.handler(({ context: { session, importPool }, input, signal }) => {
    const project = session.requireWritable();
    return withRpcErrors(runImport(project, importPool(), input, project.untilClosed(signal)));
  }),

  list: procedures.imports.list.handler(({ context: { session } }) => listImportRuns(session.require().db)),

  report: procedures.imports.report.handler(({ context: { session }, input }) => {
    const report = readImportRun(session.require().db, input.id);
    if (!report)
      throw new ParlanceError('import.not-found', 'There is no report of this import in the project.', {
        details: input,
      });
    return report;
  }),
};
