import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withProject } from '../session.ts';

export const backupCommand: Command = {
  words: ['backup'],
  summary: 'Write a whole copy of a project, also while it is open elsewhere.',
  usage: ['PROJECT FILE'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  run: (given, { output }) =>
    withProject(given.path(0), 'read', async (client) => {
      const { path, bytes } = await client.project.backup({ to: given.path(1) });
      output.result({ path, bytes }, () => [`Backed up to ${path} (${counted(bytes, 'byte')})`]);
      return exitCodes.done;
    }),
};
