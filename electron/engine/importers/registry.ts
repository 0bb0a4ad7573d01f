import { isErrorCode, ParlanceError } from '../../../shared/contract/errors.ts';
import { binaryError, decodeText } from './encoding.ts';
import { isDocx } from './docx-parts.ts';
import type { Importer, ImportInput, ImportPlan } from './import-plan.ts';
import { binaryKind, isCompoundFile, isZip } from './signatures.ts';
import { startsLikeHtml, startsLikePdf } from './signatures.ts';
import { planText } from './txt.ts';

const txtImporter: Importer = {
  format: 'txt',
  extensions: ['txt', 'text', 'md', 'markdown'],
  plan: planText,
};

// All but the plainest format are loaded when the first file of their kind comes: a folder of text files, the command
// line and a worker's start do not pay for parsers that they do not use.
const htmlImporter: Importer = {
  format: 'html',
  extensions: ['html', 'htm', 'xhtml', 'shtml'],
  sniff: startsLikeHtml,
  plan: async (input) => (await import('./html.ts')).planHtml(input),
};

const docxImporter: Importer = {
  format: 'docx',
  extensions: ['docx', 'docm', 'dotx'],
  sniff: isDocx,
  plan: async (input) => (await import('./docx.ts')).planDocx(input),
};

const pdfImporter: Importer = {
  format: 'pdf',
  extensions: ['pdf'],
  sniff: startsLikePdf,
  plan: async (input) => (await import('./pdf.ts')).planPdf(input),
};

export const importers: readonly Importer[] = [pdfImporter, docxImporter, htmlImporter, txtImporter];

/** Of any format. Text alone, and what a document unpacks to, have closer limits of their own. */
export const largestFile = 512 * 1024 * 1024;

/**
 * Finds who reads a file: by the format asked for, by the signature in its first bytes, by its extension, and at last
 * by its content, where plain text is recognised.
 */
export async function chooseImporter(input: ImportInput): Promise<Importer> {
  if (input.format !== undefined && input.format !== '') return importerNamed(input.format);
  const signed = importers.find((importer) => importer.sniff?.(input.bytes) === true);
  if (signed !== undefined) return signed;
  const extension = extensionOf(input.fileName);
  const named = importers.find((importer) => importer.extensions.includes(extension));
  if (named !== undefined) return named;
  return importerByContent(input, extension);
}

function importerNamed(format: string): Importer {
  const wanted = importers.find((importer) => importer.format === format);
  if (wanted !== undefined) return wanted;
  const known = importers.map((importer) => importer.format).join(', ');
  throw new ParlanceError(
    'import.unknown-format',
    `“${format}” is not a format that Parlance reads. It reads: ${known}.`,
    {
      details: { format, known },
    },
  );
}

function extensionOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Text that is no article: what browsers save beside a page, data, programs, and formats with a syntax of their own. */
const noArticles = new Set(
  (
    'css js mjs cjs ts jsx tsx json jsonl map xml xsl svg csv tsv rtf eml mht mhtml ris bib enw nbib yml yaml toml ini ' +
    'cfg conf sh bat ps1 py r rmd do sps sql php rb java c h cpp go rs vtt srt ics vcf webmanifest lock'
  ).split(' '),
);

/** Projects and codebooks, which hold more than articles. */
const projects = new Set(['qdpx', 'qdc', 'parlance']);

async function importerByContent(input: ImportInput, extension: string): Promise<Importer> {
  if (projects.has(extension)) {
    const message = 'This is a project or a codebook, not an article. Take it over as such, by naming it itself.';
    throw new ParlanceError('import.project', message, { details: { extension } });
  }
  if (isCompoundFile(input.bytes)) throw unknownFormat('an old Word, Excel or PowerPoint document', 'DOCX');
  if (isZip(input.bytes)) throw unknownFormat('a ZIP archive or a document of another program', 'DOCX or PDF');
  if (binaryKind(input.bytes) !== null) throw binaryError(input.bytes);
  if (noArticles.has(extension)) {
    const message = `Files of the kind “.${extension}” are not read as articles. To import it all the same, choose the format TXT.`;
    throw new ParlanceError('import.unknown-format', message, { details: { extension } });
  }
  try {
    await decodeText(input.bytes);
    return txtImporter;
  } catch (error) {
    if (!(error instanceof ParlanceError) || error.code !== 'import.binary') throw error;
    const kind = extension === '' ? 'without an extension' : `of the kind “.${extension}”`;
    throw new ParlanceError('import.unknown-format', `Parlance cannot read files ${kind}.`, { details: { extension } });
  }
}

function unknownFormat(kind: string, instead: string): ParlanceError {
  return new ParlanceError('import.unknown-format', `This is ${kind}. Save it as ${instead} and import that.`);
}

/** Turns the bytes of one file into a plan. Every refusal is a `ParlanceError` with an `import.*` code. */
export async function planImport(input: ImportInput): Promise<ImportPlan> {
  assertSize(input.bytes.byteLength);
  const importer = await chooseImporter(input);
  try {
    return await importer.plan(input);
  } catch (error) {
    throw refusal(error, importer.format);
  }
}

/** Refuses sizes that cannot hold an article. Callers that know the size ask before they read the file. */
export function assertSize(size: number): void {
  if (size === 0) throw new ParlanceError('import.empty', 'This file is empty (0 bytes).');
  if (size <= largestFile) return;
  const megabytes = Math.round(size / 1024 / 1024);
  throw new ParlanceError(
    'import.too-large',
    `This file has ${megabytes} MB; Parlance imports files of up to ${largestFile / 1024 / 1024} MB.`,
    { details: { size, largest: largestFile } },
  );
}

/** Parsers of damaged files throw anything: the analyst gets a code and a sentence, the log gets the cause. */
function refusal(error: unknown, format: string): ParlanceError {
  if (error instanceof ParlanceError && isErrorCode(error.code)) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return new ParlanceError('import.damaged', `This ${format.toUpperCase()} file is nested too deeply to be read.`, {
      cause: error,
    });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new ParlanceError('import.failed', `This ${format.toUpperCase()} file could not be read.`, {
    cause: error,
    details: { format, reason },
  });
}
