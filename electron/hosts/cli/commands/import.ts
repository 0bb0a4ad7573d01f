import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { type EngineClient, readStream } from '../../../../shared/contract/rpc-client.ts';
import type { ImportEvent, ImportReport, ImportRunSummary } from '../../../../shared/contract/schemas/imports.ts';
import { interchangeFormats, type InterchangeFormat } from '../../../../shared/contract/schemas/interchange.ts';
import type { Arguments } from '../arguments.ts';
import { exitCodes, type Command, type CommandTools } from '../command.ts';
import { counted, plain, table, type Output } from '../output.ts';
import { linesOfProject, takeProject, type TakenProject } from '../projects.ts';
import { withProject } from '../session.ts';

export const importCommand: Command = {
  words: ['import'],
  summary: 'Bring articles in from files and folders, and projects and codebooks of other programs.',
  usage: ['PROJECT PATH... [--recursive] [--format F] [--encoding E]'],
  positionals: { names: ['PROJECT', 'PATH'], least: 2, most: Infinity },
  options: {
    recursive: { help: 'folders with everything in them; without it, the files that lie in them directly' },
    format: {
      value: 'F',
      help: `read every file as this format (txt, html, docx, pdf; or ${interchangeFormats.join(', ')}), whatever its name says`,
    },
    encoding: {
      value: 'E',
      help: 'read texts in this encoding, such as utf-8 or windows-1256, instead of detecting it',
    },
  },
  run: (given, { output, interruption }) =>
    withProject(given.path(0), 'write', async (client) => {
      // Asked for once: each asking listens to Ctrl+C anew.
      const signal = interruption();
      const tools: CommandTools = { output, interruption: () => signal };
      const { projects, failed, paths } = await takeProjects(client, given, tools);
      const report: Imported = paths.length > 0 ? await runImport(client, given, paths, tools) : nothingImported();
      report.failed.unshift(...failed);
      tools.output.result(documentOf(report, projects), () => linesOf(report, projects));
      if (report.wasCancelled) {
        tools.output.note(`Cancelled. ${counted(report.imported, 'article')} came in whole and stay.`);
        return exitCodes.failed;
      }
      return report.failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
    }),
};

interface TakenProjects {
  projects: TakenProject[];
  failed: ImportReport['failed'];
  /** What is no project of another program, and is left for the import of articles. */
  paths: string[];
}

/** Projects that were named themselves are taken over first, each as a step of its own. */
async function takeProjects(client: EngineClient, given: Arguments, tools: CommandTools): Promise<TakenProjects> {
  const files = given.positionals.slice(1).map((file) => path.resolve(file));
  const named = given.text('format');
  const format = interchangeFormats.find((known) => known === named);
  const taken: TakenProjects = { projects: [], failed: [], paths: [] };
  if (named !== undefined && format === undefined) return { ...taken, paths: files };
  for (const file of files) await takeOne(client, { file, format }, tools, taken);
  return taken;
}

/** What tells that a path is for the import of articles, which says what is wrong with it. */
const leftForImport = new Set(['interchange.unknown-format', 'import.not-found', 'import.unreadable']);

async function takeOne(
  client: EngineClient,
  { file, format }: { file: string; format: InterchangeFormat | undefined },
  { output, interruption }: CommandTools,
  taken: TakenProjects,
): Promise<void> {
  try {
    const wish = { path: file, ...(format !== undefined && { format }) };
    taken.projects.push(await takeProject(client, wish, interruption(), output));
  } catch (error) {
    if (!(error instanceof ParlanceError) || error.code === 'call.cancelled') throw error;
    if (format === undefined && leftForImport.has(error.code)) taken.paths.push(file);
    else taken.failed.push({ file, code: error.code, message: error.message });
  }
}

type Imported = Omit<ImportReport, 'id'>;

function nothingImported(): Imported {
  const lists = { sources: [], failed: [], articles: [], duplicateOf: [], warnings: [] };
  return { startedAt: '', finishedAt: '', wasCancelled: false, found: 0, imported: 0, duplicates: 0, ...lists };
}

/** Imports to the end, or until Ctrl+C; what came in until then is in the report that is answered. */
async function runImport(
  client: EngineClient,
  given: Arguments,
  paths: string[],
  tools: CommandTools,
): Promise<ImportReport> {
  const format = given.text('format');
  const encoding = given.text('encoding');
  const input = {
    paths,
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

function documentOf(report: Imported, projects: readonly TakenProject[]): object {
  const { found, imported, duplicates, failed, articles } = report;
  return { found, imported, duplicates, failed, articles, ...(projects.length > 0 && { projects }) };
}

function linesOf(report: Imported, projects: readonly TakenProject[]): string[] {
  const { found, imported, duplicates, failed, warnings } = report;
  if (projects.length > 0 && found === 0 && failed.length === 0) return projects.flatMap((one) => linesOfProject(one));
  return [
    ...projects.flatMap((one) => linesOfProject(one)),
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
