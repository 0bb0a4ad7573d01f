import path from 'node:path';
import { type EngineClient, readStream } from '../../../../shared/contract/rpc-client.ts';
import type { ImportEvent, ImportReport, ImportRunSummary } from '../../../../shared/contract/schemas/imports.ts';
import type { Arguments } from '../arguments.ts';
import { exitCodes, type Command, type CommandTools } from '../command.ts';
import { counted, plain, table, type Output } from '../output.ts';
import { withProject } from '../session.ts';

export const importCommand: Command = {
  words: ['import'],
  summary: 'Bring articles in from files and folders.',
  usage: ['PROJECT PATH... [--recursive] [--format F] [--encoding E]'],
  positionals: { names: ['PROJECT', 'PATH'], least: 2, most: Infinity },
  options: {
    recursive: { help: 'folders with everything in them; without it, the files that lie in them directly' },
    format: { value: 'F', help: 'read every file as this format (txt, html, docx, pdf), whatever its name says' },
    encoding: {
      value: 'E',
      help: 'read texts in this encoding, such as utf-8 or windows-1256, instead of detecting it',
    },
  },
  run: (given, tools) =>
    withProject(given.path(0), 'write', async (client) => {
      const report = await runImport(client, given, tools);
      tools.output.result(documentOf(report), () => linesOf(report));
      if (report.wasCancelled) {
        tools.output.note(`Cancelled. ${counted(report.imported, 'article')} came in whole and stay.`);
        return exitCodes.failed;
      }
      return report.failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
    }),
};

/** Imports to the end, or until Ctrl+C; what came in until then is in the report that is answered. */
async function runImport(client: EngineClient, given: Arguments, tools: CommandTools): Promise<ImportReport> {
  const format = given.text('format');
  const encoding = given.text('encoding');
  const input = {
    paths: given.positionals.slice(1).map((file) => path.resolve(file)),
    recursive: given.has('recursive'),
    ...(format !== undefined && { format }),
    ...(encoding !== undefined && { encoding }),
  };
  const signal = tools.interruption();
  const runsBefore = new Set((await client.imports.list()).map(({ id }) => id));
  try {
    const report = await follow(readStream(client.imports.run(input, { signal }), signal), tools.output);
    if (report !== null) return report;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return await reportOfCancelled(client, runsBefore);
}

async function follow(events: AsyncIterable<ImportEvent>, output: Output): Promise<ImportReport | null> {
  for await (const event of events) {
    if (event.kind === 'report') return event.report;
    const of = event.isCounted ? ` of ${event.files}` : '';
    output.progress(`${event.done}${of} files, ${counted(event.imported, 'article')} in  ${event.currentFile ?? ''}`);
  }
  return null;
}

/** A cancelled run ends its step in the engine before its report is written: that is waited for, but not for ever. */
async function reportOfCancelled(client: EngineClient, before: ReadonlySet<string>): Promise<ImportReport> {
  let run: ImportRunSummary | undefined;
  for (let attempt = 0; attempt < 100; attempt++) {
    run = (await client.imports.list()).find(({ id }) => !before.has(id));
    if (run !== undefined && run.finishedAt !== run.startedAt) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (run === undefined) throw new DOMException('The import was cancelled.', 'AbortError');
  return await client.imports.report({ id: run.id });
}

function documentOf(report: ImportReport): object {
  const { found, imported, duplicates, failed, articles } = report;
  return { found, imported, duplicates, failed, articles };
}

function linesOf(report: ImportReport): string[] {
  const { found, imported, duplicates, failed, warnings } = report;
  return [
    `${counted(found, 'article')} found, ${imported} imported, ${counted(duplicates, 'duplicate')}, ${counted(failed.length, 'file')} refused`,
    ...problemLines('Refused:', failed),
    ...problemLines('Imported with a remark:', warnings),
  ];
}

function problemLines(title: string, problems: ImportReport['failed']): string[] {
  if (problems.length === 0) return [];
  return [
    '',
    title,
    ...table(problems.map(({ file, code, message }) => [shortened(file), code, message])).map((line) => `  ${line}`),
  ];
}

/** As one would type it from here, where that is shorter. */
function shortened(file: string): string {
  const fromHere = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  return plain(fromHere.length < file.length ? fromHere : file);
}
