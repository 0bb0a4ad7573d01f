import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withProject } from '../session.ts';
import { writeTableFile } from '../text-files.ts';

export const codebookExportCommand: Command = {
  words: ['codebook', 'export'],
  summary: 'Write the codebook as a CSV file.',
  usage: ['PROJECT FILE'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  run: (given, { output }) =>
    withProject(given.path(0), 'read', async (client) => {
      const { csv } = await client.codes.exportCsv();
      const codes = (await client.codes.list()).length;
      const path = given.path(1);
      await writeTableFile(path, csv);
      output.result({ path, codes, bytes: Buffer.byteLength(csv) }, () => [
        `${counted(codes, 'code')} written to ${path}`,
      ]);
      return exitCodes.done;
    }),
};
