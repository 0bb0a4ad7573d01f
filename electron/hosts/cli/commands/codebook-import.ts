import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { type EngineClient, readStream } from '../../../../shared/contract/rpc-client.ts';
import type { CodebookImportReport } from '../../../../shared/contract/schemas/codes.ts';
import type { InterchangeFormat, InterchangeReport } from '../../../../shared/contract/schemas/interchange.ts';
import { exitCodes, type Command, type ExitCode, type CommandTools } from '../command.ts';
import { counted, plain, table, type Output } from '../output.ts';
import { withProject } from '../session.ts';
import { readTableFile } from '../text-files.ts';

const formats = ['csv', 'codebook-table', 'maxqda-codebook', 'indented-text', 'qdc'] as const;
type Format = (typeof formats)[number];

/** What is read as it is, by its extension; everything else is tried as CSV first. */
const formatOfExtension: Readonly<Record<string, Format>> = {
  '.qdc': 'qdc',
  '.xlsx': 'codebook-table',
  '.xls': 'codebook-table',
  '.ods': 'codebook-table',
  '.rtf': 'maxqda-codebook',
  '.mtr': 'maxqda-codebook',
};
const maxqdaExtension = /^\.(?:mx\d*|mex\d*|mt\d\d)$/;

export const codebookImportCommand: Command = {
  words: ['codebook', 'import'],
  summary: 'Make or update codes from a table, a REFI-QDA codebook or a list.',
  usage: ['PROJECT FILE [--format F]'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {
    format: {
      value: 'F',
      help: 'csv (columns path or name), codebook-table (any columns), maxqda-codebook, indented-text, qdc; by the extension when left out',
    },
  },
  async run(given, tools) {
    const file = given.path(1);
    const format = given.choice('format', formats) ?? formatOf(file);
    if (format !== null && format !== 'csv') {
      return withProject(given.path(0), 'write', (client) => importAs(client, file, format, tools));
    }
    const csv = await readCsv(file, format);
    return withProject(given.path(0), 'write', async (client) => {
      const report = csv === null ? null : await importCsv(client, file, csv, format);
      if (report === null) return importAs(client, file, otherFormat(file), tools);
      return tellCsv(report, tools.output, unreadColumns(csv!));
    });
  },
};

function formatOf(file: string): Format | null {
  const extension = path.extname(file).toLowerCase();
  return maxqdaExtension.test(extension) ? 'maxqda-codebook' : (formatOfExtension[extension] ?? null);
}

/** A table whose columns are not ours may still be one that can be guessed; a text may be a list. */
function otherFormat(file: string): InterchangeFormat {
  return isList(file) ? 'indented-text' : 'codebook-table';
}

function isList(file: string): boolean {
  return ['.txt', '.md', '.text'].includes(path.extname(file).toLowerCase());
}

/** Null where it is a list, which may have any encoding. */
async function readCsv(file: string, format: 'csv' | null): Promise<string | null> {
  try {
    return await readTableFile(file, 'codebook.unreadable');
  } catch (error) {
    const isMissing = error instanceof ParlanceError && (error.cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (format === null && isList(file) && !isMissing) return null;
    throw error;
  }
}

/** Null where the columns are none of ours, and another reader understands them. */
async function importCsv(
  client: EngineClient,
  file: string,
  csv: string,
  format: 'csv' | null,
): Promise<CodebookImportReport | null> {
  try {
    return await client.codes.importCsv({ csv, fileName: path.basename(file) });
  } catch (error) {
    if (format === 'csv' || (error as { code?: string }).code !== 'codebook.unreadable') throw error;
    const isOther = await understands(client, file);
    if (!isOther) throw error;
    return null;
  }
}

async function understands(client: EngineClient, file: string): Promise<boolean> {
  if (isList(file)) return true;
  const found = await client.interchange.inspect({ path: file }).catch(() => null);
  return found !== null && (found.format === 'codebook-table' || found.format === 'maxqda-codebook');
}

function tellCsv(report: CodebookImportReport, output: Output, unread: readonly string[]): ExitCode {
  const { created, updated, unchanged, failed, revision } = report;
  output.result({ created, updated, unchanged, failed, revision }, () => [
    `${counted(created, 'code')} made, ${updated} updated, ${unchanged} unchanged, ${counted(failed.length, 'line')} refused`,
    ...table(failed.map(({ line, code, message }) => [`  line ${line}`, code, message])),
  ]);
  if (unread.length > 0) {
    const names = unread.map((name) => `“${plain(name)}”`).join(', ');
    output.note(`Columns that were not read: ${names}. --format codebook-table guesses what they mean.`);
  }
  return failed.length > 0 ? exitCodes.someRefused : exitCodes.done;
}

const readColumns = new Set(
  'path name parent definition include exclude example color key value code_id parent_id variable created_at modified_at retired_at'.split(
    ' ',
  ),
);

function unreadColumns(csv: string): string[] {
  const header = /[^\r\n]+/.exec(csv.replace(/^\uFEFF/, ''))?.[0] ?? '';
  return header
    .split(/[,;\t]/)
    .map((name) => name.replaceAll('"', '').trim())
    .filter((name) => name !== '' && !readColumns.has(name.toLowerCase()));
}

async function importAs(
  client: EngineClient,
  file: string,
  format: InterchangeFormat,
  { output, interruption }: CommandTools,
): Promise<ExitCode> {
  const report = await run(client, file, format, interruption());
  const created = report.added.codes;
  const unchanged = report.known.codes;
  const document = { created, updated: 0, unchanged, failed: [], revision: report.revision };
  output.result({ ...document, format: report.format, notes: report.notes }, () => [
    `${counted(created, 'code')} made, ${unchanged} known already (${report.program})`,
    ...report.notes.flatMap(({ message, count, items }) => [
      `  ${message}${count > 1 ? ` (${count})` : ''}`,
      ...items.slice(0, 5).map((item) => `    ${plain(item)}`),
    ]),
  ]);
  return exitCodes.done;
}

async function run(
  client: EngineClient,
  file: string,
  format: InterchangeFormat,
  signal: AbortSignal,
): Promise<InterchangeReport> {
  for await (const event of readStream(client.interchange.run({ path: file, format }, { signal }), signal)) {
    if (event.kind === 'report') return event.report;
  }
  throw new DOMException('The import was cancelled.', 'AbortError');
}
