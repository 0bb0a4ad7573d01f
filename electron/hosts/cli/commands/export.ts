import path from 'node:path';
import { readStream } from '../../../../shared/contract/rpc-client.ts';
import { exportUnits, type ExportEvent, type ExportReport } from '../../../../shared/contract/schemas/exports.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted, table, type Output } from '../output.ts';
import { withProject } from '../session.ts';

export const exportCommand: Command = {
  words: ['export'],
  summary: 'Write the coded dataset.',
  usage: ['PROJECT --to FOLDER [--format csv] [--unit article|paragraph|sentence] [--bom] [--excel-safe]'],
  positionals: { names: ['PROJECT'], least: 1, most: 1 },
  options: {
    to: { value: 'FOLDER', help: 'where it goes; a dataset that lies there already is replaced' },
    format: { value: 'F', help: 'csv: a folder of tables with a description' },
    unit: { value: 'U', help: 'what one row of units.csv is: article, paragraph or sentence; article when left out' },
    bom: { help: 'with a byte-order mark, so that Excel reads UTF-8' },
    'excel-safe': { help: 'neutralise cells that Excel would take for formulas; this changes data' },
  },
  run: (given, { output, interruption }) => {
    const options = {
      format: given.choice('format', ['csv']) ?? 'csv',
      unit: given.choice('unit', exportUnits) ?? 'article',
      bom: given.has('bom'),
      excelSafe: given.has('excel-safe'),
    };
    const to = path.resolve(given.required('to'));
    return withProject(given.path(0), 'read', async (client) => {
      const signal = interruption();
      const run = client.exports.run({ to, overwrite: true, options }, { signal });
      const report = await follow(readStream(run, signal), output);
      output.result(report, () => linesOf(report));
      return exitCodes.done;
    });
  },
};

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
    ...table(report.files.map(({ name, rows }) => [`  ${name}`, rows === null ? '' : counted(rows, 'row')])),
  ];
}
