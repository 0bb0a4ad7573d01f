import type { HistoryOutcome } from '../history/undo.ts';
import { listEntries, nextRedo, nextUndo, type EntryRow } from '../history/journal.ts';
import { touchedBy } from '../project/touched-by.ts';
import type { OpenProject } from '../project/open-project.ts';
import { procedures } from './context.ts';

export const history = {
  list: procedures.history.list.handler(({ context, input }) =>
    listEntries(context.session.require().db, input.limit, input.beforeRevision ?? null),
  ),

  state: procedures.history.state.handler(({ context, input }) => {
    const { db } = context.session.require();
    const coderId = input.coderId ?? null;
    return { undo: stepOf(nextUndo(db, coderId)), redo: stepOf(nextRedo(db, coderId)) };
  }),

  undo: procedures.history.undo.handler(({ context, input }) => {
    const project = context.session.require();
    return answerOf(project, project.undo(input.coderId ?? null));
  }),

  redo: procedures.history.redo.handler(({ context, input }) => {
    const project = context.session.require();
    return answerOf(project, project.redo(input.coderId ?? null));
  }),
};

function stepOf(entry: EntryRow | undefined) {
  return entry ? { entryId: entry.id, label: entry.label } : null;
}

function answerOf(project: OpenProject, outcome: HistoryOutcome) {
  const { articles, codedArticles } = outcome.touched ?? touchedBy(project.db, outcome.changes);
  const articleIds = [articles, codedArticles].flatMap((ids) => (Array.isArray(ids) ? ids : []));
  return {
    revision: outcome.revision,
    entryId: outcome.entryId,
    label: outcome.label,
    articleIds: [...new Set(articleIds)],
  };
}
