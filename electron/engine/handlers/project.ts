import path from 'node:path';
import { insertSample } from '../sample/insert-sample.ts';
import { backupOnline } from '../store/backup.ts';
import { checkProject } from '../store/check-project.ts';
import { procedures } from './context.ts';

export const project = {
  create: procedures.project.create.handler(({ context: { session, ports }, input }) => {
    const title = input.title ?? path.basename(input.path).replace(/\.parlance$/i, '');
    const created = session.create({ path: input.path, title, coderName: input.coderName ?? ports.defaultCoderName });
    if (input.sample) insertSample(created);
    return created.summary();
  }),

  open: procedures.project.open.handler(({ context: { session }, input }) =>
    session.open(input.path, input.mode).summary(),
  ),

  close: procedures.project.close.handler(({ context: { session } }) => {
    session.close();
    return {};
  }),

  info: procedures.project.info.handler(({ context: { session } }) => session.require().summary()),

  rename: procedures.project.rename.handler(({ context: { session }, input }) => {
    const { revision } = session
      .require()
      .command({ command: 'project.rename', label: `Rename the project to “${input.title}”` }, ({ record }) =>
        record.update('project', '1', { title: input.title }),
      );
    return { revision };
  }),

  recent: procedures.project.recent.handler(({ context: { session } }) => session.recent.list()),

  forget: procedures.project.forget.handler(({ context: { session }, input }) => {
    session.recent.forget(input.path);
    return session.recent.list();
  }),

  check: procedures.project.check.handler(({ context: { session } }) => checkProject(session.require().db)),

  backup: procedures.project.backup.handler(async ({ context: { session }, input }) => {
    const open = session.require();
    return backupOnline(open.db, open.path, path.resolve(input.to));
  }),
};
