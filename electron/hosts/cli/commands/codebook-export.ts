import path from 'node:path';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { type EngineClient, readStream } from '../../../../shared/contract/rpc-client.ts';
import { createCodeTree } from '../../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../../shared/domain/coding/types.ts';
import { exitCodes, type Command } from '../command.ts';
import { counted } from '../output.ts';
import { withProject } from '../session.ts';
import { writeTableFile } from '../text-files.ts';

/** Writes the file and answers its size in bytes. */
type Writer = (client: EngineClient, file: string, codes: readonly Code[], signal: AbortSignal) => Promise<number>;

const writers: Readonly<Record<string, Writer>> = {
  '.qdc': (client, file, _codes, signal) => exportAs(client, file, 'qdc', signal),
  '.html': (client, file, _codes, signal) => exportAs(client, file, 'codebook', signal),
  '.htm': (client, file, _codes, signal) => exportAs(client, file, 'codebook', signal),
  '.txt': (_client, file, codes) => writeText(file, indentedText(codes)),
};
const others = ['.xlsx', '.ods', '.docx', '.pdf', '.rtf', '.json'];

export const codebookExportCommand: Command = {
  words: ['codebook', 'export'],
  summary: 'Write the codebook as CSV, REFI-QDA codebook, page or list, by the extension.',
  usage: ['PROJECT FILE.csv|.qdc|.html|.txt'],
  positionals: { names: ['PROJECT', 'FILE'], least: 2, most: 2 },
  options: {},
  run: (given, { output, interruption }) =>
    withProject(given.path(0), 'read', async (client) => {
      const file = given.path(1);
      const extension = path.extname(file).toLowerCase();
      if (others.includes(extension)) throw unknownExtension(file, extension);
      const codes = await client.codes.list();
      const bytes = await (writers[extension] ?? writeCsv)(client, file, codes, interruption());
      output.result({ path: file, codes: codes.length, bytes }, () => [
        `${counted(codes.length, 'code')} written to ${file}`,
      ]);
      return exitCodes.done;
    }),
};

async function writeCsv(client: EngineClient, file: string): Promise<number> {
  const { csv } = await client.codes.exportCsv();
  return writeText(file, csv);
}

async function writeText(file: string, text: string): Promise<number> {
  await writeTableFile(file, text);
  return Buffer.byteLength(text);
}

async function exportAs(
  client: EngineClient,
  to: string,
  format: 'qdc' | 'codebook',
  signal: AbortSignal,
): Promise<number> {
  const run = client.exports.run({ to, overwrite: true, options: { format } }, { signal });
  for await (const event of readStream(run, signal)) {
    if (event.kind === 'report') return event.report.files.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  throw new DOMException('The export was cancelled.', 'AbortError');
}

/** One code a line, indented by tabs; the definition behind the name, in one line. `codebook import` reads it again. */
function indentedText(codes: readonly Code[]): string {
  const tree = createCodeTree(codes);
  return tree.ordered
    .map(({ id, name, definition }) => {
      const meaning = definition.replace(/\s+/gu, ' ').trim();
      return `${'\t'.repeat(tree.depthOf(id))}${name}${meaning === '' ? '' : `: ${meaning}`}\n`;
    })
    .join('');
}

function unknownExtension(file: string, extension: string): ParlanceError {
  const message = `A codebook is written as .csv, .qdc, .html or .txt, not as ${extension}. Nothing was written.`;
  return new ParlanceError('export.failed', message, { details: { path: file } });
}
