import path from 'node:path';
import { exitCodes, type Command } from '../command.ts';
import { counted, table } from '../output.ts';
import { withProject } from '../session.ts';
import { readTableFile } from '../text-files.ts';

export const variablesImportCommand: Command = {
  words: ['variables', 'import'],
  summary: 'Take variables of articles from a CSV file.',
  usage: ['PROJECT FILE'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  async run(given, { output }) {
    const csv = await readTableFile(given.path(1), 'variables.unreadable');
    return withProject(given.path(0), 'write', async (client) => {
      const report = await client.variables.importCsv({ csv, fileName: path.basename(given.path(1)) });
      const { found, articles, values, created, failed, notes, revision } = report;
      output.result({ found, articles, values, created, failed, notes, revision }, () => [
        `${counted(values, 'value')} of ${counted(articles, 'article')} taken, ${counted(failed.length, 'cell or line', 'cells or lines')} refused`,
        ...(created.length > 0 ? [`New: ${created.join(', ')}`] : []),
        ...notes.map((note) => note.message),
        ...table(failed.map(({ line, code, message }) => [`  line ${line}`, code, message])),
      ]);
      return failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
    });
  },
};
