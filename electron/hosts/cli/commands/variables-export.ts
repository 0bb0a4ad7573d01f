import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withProject } from '../session.ts';
import { writeTableFile } from '../text-files.ts';

export const variablesExportCommand: Command = {
  words: ['variables', 'export'],
  summary: 'Write the variables of all articles as a CSV file.',
  usage: ['PROJECT FILE'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  run: (given, { output }) =>
    withProject(given.path(0), 'read', async (client) => {
      const { csv } = await client.variables.exportCsv();
      const variables = (await client.variables.list()).length;
      const path = given.path(1);
      await writeTableFile(path, csv);
      output.result({ path, variables, bytes: Buffer.byteLength(csv) }, () => [
        `${counted(variables, 'variable')} written to ${path}`,
      ]);
      return exitCodes.done;
    }),
};
