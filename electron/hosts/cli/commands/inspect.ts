import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { exitCodes, type Command } from '../command.ts';
import { plain } from '../output.ts';
import { countsInWords, linesOfNotes } from '../projects.ts';
import { withEngine } from '../session.ts';

export const inspectCommand: Command = {
  words: ['inspect'],
  summary: 'Tell what a project or codebook of another program holds.',
  usage: ['PATH'],
  positionals: { names: ['PATH'], least: 1, most: 1 },
  options: {},
  run: (given, { output }) =>
    withEngine(async ({ client }) => {
      const place = given.path(0);
      const summary = await client.interchange.inspect({ path: place });
      if (summary === null) {
        const sentence = `“${path.basename(place)}” is no project or codebook of another program that Parlance can read.`;
        throw new ParlanceError('interchange.unknown-format', sentence, { details: { path: place } });
      }
      const { format, program, title, counts, notes } = summary;
      output.result({ file: place, ...summary }, () => [
        `${plain(program)} (${format})${title === null ? '' : ` “${plain(title)}”`}: ${countsInWords(counts)}`,
        ...linesOfNotes(notes),
      ]);
      return exitCodes.done;
    }),
};
