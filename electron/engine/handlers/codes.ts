import { exportCodebookCsv } from '../codebook/codebook-csv.ts';
import { createCode, moveCode, removeCode, restoreCode, retireCode, updateCode } from '../codebook/code-commands.ts';
import { createCodeFinder } from '../codebook/find-code.ts';
import { importCodebookCsv } from '../codebook/import-codebook.ts';
import { listCodes } from '../store/queries/codes.ts';
import { procedures } from './context.ts';

export const codes = {
  list: procedures.codes.list.handler(({ context: { session } }) => listCodes(session.require().db)),

  find: procedures.codes.find.handler(({ context: { session }, input }) =>
    createCodeFinder(listCodes(session.require().db))(input.reference),
  ),

  create: procedures.codes.create.handler(({ context: { session }, input }) => {
    const { result, revision } = createCode(session.require(), input);
    return { code: result, revision };
  }),

  update: procedures.codes.update.handler(({ context: { session }, input }) => ({
    revision: updateCode(session.require(), input.id, input.patch).revision,
  })),

  move: procedures.codes.move.handler(({ context: { session }, input }) => ({
    revision: moveCode(session.require(), input.id, input.parentId, input.position).revision,
  })),

  retire: procedures.codes.retire.handler(({ context: { session }, input }) => ({
    revision: retireCode(session.require(), input.id).revision,
  })),

  restore: procedures.codes.restore.handler(({ context: { session }, input }) => ({
    revision: restoreCode(session.require(), input.id).revision,
  })),

  remove: procedures.codes.remove.handler(({ context: { session }, input }) => ({
    revision: removeCode(session.require(), input.id).revision,
  })),

  importCsv: procedures.codes.importCsv.handler(({ context: { session }, input }) =>
    importCodebookCsv(session.require(), input.csv, input.fileName),
  ),

  exportCsv: procedures.codes.exportCsv.handler(({ context: { session } }) => ({
    csv: exportCodebookCsv(session.require().db),
  })),
};
