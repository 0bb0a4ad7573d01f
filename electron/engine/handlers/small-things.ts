import { ParlanceError } from '../../../shared/contract/errors.ts';
import { suggestColor } from '../../../shared/domain/coding/code-colors.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import { setMemo } from '../coding/memo-commands.ts';
import type { ReadableDb } from '../store/database.ts';
import { listAttributes, valuesOfAttribute } from '../store/queries/attributes.ts';
import { findCoder, findCoderByName, listCoders } from '../store/queries/coders.ts';
import { listMemos } from '../store/queries/memos.ts';
import { procedures } from './context.ts';

export const coders = {
  list: procedures.coders.list.handler(({ context: { session } }) => listCoders(session.require().db)),

  create: procedures.coders.create.handler(({ context: { session }, input }) => {
    // Not undoable: whoever has acted is named by the history itself, so the way back would end here for good.
    const spec = { command: 'coders.create', label: `Add the coder ${input.name}`, isUndoable: false };
    const { result, revision } = session.require().command(spec, ({ db, record, newId, time }) => {
      assertNameFree(db, input.name, null);
      const color = input.color ?? suggestColor(listCoders(db).map((coder) => coder.color));
      const id = newId() as CoderId;
      record.insert('coder', { id, name: input.name, color, created_at: time });
      return { id, name: input.name, color, createdAt: time };
    });
    return { coder: result, revision };
  }),

  update: procedures.coders.update.handler(({ context: { session }, input }) => {
    const { id, name, color } = input;
    const { revision } = session
      .require()
      .command({ command: 'coders.update', label: 'Change a coder' }, ({ db, record }) => {
        assertCoder(db, id);
        if (name !== undefined) assertNameFree(db, name, id);
        record.update('coder', id, { ...(name !== undefined && { name }), ...(color !== undefined && { color }) });
      });
    return { revision };
  }),

  select: procedures.coders.select.handler(({ context: { session }, input }) => {
    const project = session.require();
    assertCoder(project.db, input.id);
    project.selectCoder(input.id);
    return project.summary();
  }),
};

function assertCoder(db: ReadableDb, id: string): void {
  if (!findCoder(db, id))
    throw new ParlanceError('coder.not-found', 'This coder is not in the project.', { details: { id } });
}

function assertNameFree(db: ReadableDb, name: string, except: string | null): void {
  const holder = findCoderByName(db, name);
  if (holder && holder.id !== except) {
    throw new ParlanceError('coder.name-taken', `There is already a coder named “${name}”. Nothing was changed.`, {
      details: { name },
    });
  }
}

export const attributes = {
  list: procedures.attributes.list.handler(({ context: { session } }) => listAttributes(session.require().db)),
  values: procedures.attributes.values.handler(({ context: { session }, input }) =>
    valuesOfAttribute(session.require().db, input.name),
  ),
};

export const memos = {
  list: procedures.memos.list.handler(({ context: { session }, input }) =>
    listMemos(session.require().db, input.subject ?? null),
  ),
  set: procedures.memos.set.handler(({ context: { session }, input }) => ({
    revision: setMemo(session.require(), input).revision,
  })),
};
