import path from 'node:path';
import { readStream, type EngineClient } from '../../../../shared/contract/rpc-client.ts';
import type { ExportEvent, ExportOptions, ExportReport } from '../../../../shared/contract/schemas/exports.ts';
import { type Arguments, UsageError } from '../arguments.ts';
import { exitCodes, type Command, type ExitCode } from '../command.ts';
import { exportOptionSpecs, readExportChoices, resolveExportOptions } from '../export-choices.ts';
import { counted, table, type Output } from '../output.ts';
import { recipeNamed } from '../recipes.ts';
import { withProject } from '../session.ts';

export const exportCommand: Command = {
  words: ['export'],
  summary: 'Write the coded dataset, or the project for other programs and for people.',
  usage: [
    'PROJECT --to FOLDER|FILE [--format F] [--unit article|paragraph|sentence] [--bom] [--excel-safe] [--delimiter comma|semicolon|tab] [--decimal point|comma] [--variables] [--scripts] [--final] [--coder NAME]... [--code PATH]... [--article ID|TITLE]... [--save-recipe NAME]',
    'PROJECT --to FOLDER|FILE --recipe NAME',
  ],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {
    to: {
      value: 'FOLDER|FILE',
      help: 'where it goes; an earlier dataset in the folder, or a file of that name, is replaced',
    },
    ...exportOptionSpecs,
    recipe: {
      value: 'NAME',
      help: 'the options that were saved under this name; what else is given here adds to them',
    },
    'save-recipe': { value: 'NAME', help: 'keep these options in the project under this name' },
  },
  run: async (given, { output, interruption }): Promise<ExitCode> => {
    const to = path.resolve(given.required('to'));
    const choices = readExportChoices(given, to);
    if (given.has('recipe') && given.has('save-recipe'))
      throw new UsageError('--recipe and --save-recipe do not go together.');
    return withProject(given.path(0), given.has('save-recipe') ? 'write' : 'read', async (client) => {
      const options = await resolveExportOptions(client, choices, await savedOptions(client, given));
      const recipe = given.text('save-recipe');
      // Before the export, so that the recipe makes the same bytes again as long as nothing else changes.
      if (recipe !== undefined) await client.recipes.save({ name: recipe, options });
      const signal = interruption();
      const run = client.exports.run({ to, overwrite: true, options }, { signal });
      const report = await follow(readStream(run, signal), output);
      output.result(report, () => [...linesOf(report), ...(recipe === undefined ? [] : [`Recipe “${recipe}” saved`])]);
      return exitCodes.done;
    });
  },
};

async function savedOptions(client: EngineClient, given: Arguments): Promise<ExportOptions | null> {
  const name = given.text('recipe');
  if (name === undefined) return null;
  return (await recipeNamed(client, name)).options;
}

async function follow(events: AsyncIterable<ExportEvent>, output: Output): Promise<ExportReport> {
  for await (const event of events) {
    if (event.kind === 'report') return event.report;
    output.progress(`${event.file}  ${counted(event.rows, 'row')}`);
  }
  throw new DOMException('The export was cancelled.', 'AbortError');
}

function linesOf(report: ExportReport): string[] {
  return [
    `Written to ${report.folder} (revision ${report.revision})`,
    ...indented(report.files.map(({ name, rows }) => [name, rows === null ? '' : counted(rows, 'row')])),
    ...noteLines(report),
    ...differenceLines(report),
  ];
}

function noteLines({ notes }: ExportReport): string[] {
  if (notes.length === 0) return [];
  return ['', 'Notes:', ...indented(notes.map(({ count, message }) => [count, message]))];
}

function differenceLines({ differences }: ExportReport): string[] {
  if (differences === null) return [];
  const rows = differences.flatMap(({ name, added, removed, changed, columnsAdded, columnsRemoved }) => {
    const parts = [
      added > 0 ? `${counted(added, 'row')} added` : '',
      removed > 0 ? `${counted(removed, 'row')} removed` : '',
      changed > 0 ? `${counted(changed, 'row')} changed` : '',
      columnsAdded.length > 0 ? `new columns: ${columnsAdded.join(', ')}` : '',
      columnsRemoved.length > 0 ? `columns gone: ${columnsRemoved.join(', ')}` : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? [] : [[name, parts.join('; ')]];
  });
  if (rows.length === 0) return ['', 'No row differs from what it replaced.'];
  return ['', 'Compared with what it replaced:', ...indented(rows)];
}

function indented(rows: Parameters<typeof table>[0]): string[] {
  return table(rows).map((line) => `  ${line}`);
}
