import path from 'node:path';
import { exitCodes, type Command } from '../command.ts';
import { counted, table } from '../output.ts';
import { withProject } from '../session.ts';
import { readTableFile } from '../text-files.ts';

export const codebookImportCommand: Command = {
  words: ['codebook', 'import'],
  summary: 'Make or update codes from a CSV file.',
  usage: ['PROJECT FILE'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  async run(given, { output }) {
    const csv = await readTableFile(given.path(1), 'codebook.unreadable');
    return withProject(given.path(0), 'write', async (client) => {
      const report = await client.codes.importCsv({ csv, fileName: path.basename(given.path(1)) });
      const { created, updated, unchanged, failed } = report;
      output.result({ created, updated, unchanged, failed, revision: report.revision }, () => [
        `${counted(created, 'code')} made, ${updated} updated, ${unchanged} unchanged, ${counted(failed.length, 'line')} refused`,
        ...table(failed.map(({ line, code, message }) => [`  line ${line}`, code, message])),
      ]);
      return failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
    });
  },
};
