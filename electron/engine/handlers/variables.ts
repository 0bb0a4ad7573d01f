import { createVariable, removeVariable, setVariable, updateVariable } from '../coding/variable-commands.ts';
import { exportVariables, importVariables } from '../coding/variables-csv.ts';
import { listVariables, listVariableValues } from '../store/queries/variables.ts';
import { procedures } from './context.ts';

export const variables = {
  list: procedures.variables.list.handler(({ context: { session } }) => listVariables(session.require().db)),
  create: procedures.variables.create.handler(({ context: { session }, input }) =>
    createVariable(session.require(), input),
  ),
  update: procedures.variables.update.handler(({ context: { session }, input }) =>
    updateVariable(session.require(), input.id, input.patch),
  ),
  remove: procedures.variables.remove.handler(({ context: { session }, input }) =>
    removeVariable(session.require(), input.id),
  ),
  values: procedures.variables.values.handler(({ context: { session }, input }) =>
    listVariableValues(session.require().db, input.articleIds ?? null),
  ),
  set: procedures.variables.set.handler(({ context: { session }, input }) => setVariable(session.require(), input)),
  importCsv: procedures.variables.importCsv.handler(({ context: { session }, input }) =>
    importVariables(session.require(), input.csv, input.fileName),
  ),
  exportCsv: procedures.variables.exportCsv.handler(({ context: { session } }) => ({
    csv: exportVariables(session.require().db),
  })),
};
