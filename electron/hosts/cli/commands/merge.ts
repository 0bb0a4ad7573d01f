import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import type { ImportReport } from '../../../../shared/contract/schemas/imports.ts';
import type { Arguments } from '../arguments.ts';
import { exitCodes, type Command, type CommandTools } from '../command.ts';
import { table } from '../output.ts';
import { linesOfProject, takeProject, type TakenProject } from '../projects.ts';
import { withProject } from '../session.ts';

export const mergeCommand: Command = {
  words: ['merge'],
  summary: 'Bring in what is new in other projects of Parlance, such as colleagues’ copies.',
  usage: ['PROJECT OTHER... [--dry-run]'],
  positionals: { names: ['PROJECT', 'OTHER'], least: 2, most: Infinity },
  options: {
    'dry-run': { help: 'tell what each of them would bring in, and change nothing' },
  },
  run: (given, tools) =>
    withProject(given.path(0), 'write', async (client) => {
      const isTrial = given.has('dry-run');
      const { projects, failed } = await mergeAll(client, given, tools, isTrial);
      const { revision } = await client.project.info();
      tools.output.result({ dryRun: isTrial, projects, failed, revision }, () => [
        ...projects.flatMap((project) => linesOfProject(project, isTrial)),
        ...table(failed.map(({ file, code, message }) => [file, code, message])),
      ]);
      return failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
    }),
};

/** Each is a step of its own; one that is refused does not stop the others. */
async function mergeAll(
  client: Parameters<typeof takeProject>[0],
  given: Arguments,
  { output, interruption }: CommandTools,
  isTrial: boolean,
): Promise<{ projects: TakenProject[]; failed: ImportReport['failed'] }> {
  const signal = interruption();
  const projects: TakenProject[] = [];
  const failed: ImportReport['failed'] = [];
  for (const other of given.positionals.slice(1)) {
    const file = path.resolve(other);
    try {
      projects.push(await takeProject(client, { path: file, format: 'parlance', isTrial }, signal, output));
    } catch (error) {
      if (!(error instanceof ParlanceError) || error.code === 'call.cancelled') throw error;
      failed.push({ file, code: error.code, message: error.message });
    }
  }
  return { projects, failed };
}
