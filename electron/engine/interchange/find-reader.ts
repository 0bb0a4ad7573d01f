import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { interchangeFormats, type InterchangeFormat } from '../../../shared/contract/schemas/interchange.ts';
import { unreadableSentence } from '../importers/find-files.ts';
import type { InterchangePlan, InterchangeReader, InterchangeSource } from './plan.ts';
import { readers } from './registry.ts';

/** So many bytes are shown to `recognises`. */
const headLength = 4096;

export async function describeSource(filePath: string): Promise<InterchangeSource> {
  const absolute = path.resolve(filePath);
  try {
    const stats = await stat(absolute);
    if (stats.isDirectory()) return { path: absolute, isFolder: true, head: new Uint8Array(0) };
    // Opening a pipe waits for ever.
    if (!stats.isFile()) throw new ParlanceError('import.unreadable', `“${absolute}” is neither a file nor a folder.`);
    return { path: absolute, isFolder: false, head: await readHead(absolute) };
  } catch (cause) {
    if (cause instanceof ParlanceError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ParlanceError('import.not-found', `There is no file or folder “${absolute}”.`, { cause });
    }
    throw new ParlanceError('import.unreadable', `“${absolute}”: ${unreadableSentence(code)}`, { cause });
  }
}

async function readHead(filePath: string): Promise<Uint8Array> {
  const file = await open(filePath, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Who reads it: by the format asked for, otherwise the first that knows it for one of its own. */
export function findReader(source: InterchangeSource, format: InterchangeFormat | null): InterchangeReader | undefined {
  if (format !== null) return readers.find((reader) => reader.format === format);
  return readers.find((reader) => reader.recognises(source));
}

/** Opens another program's project. The caller closes the plan. */
export async function openPlan(filePath: string, format: InterchangeFormat | null): Promise<InterchangePlan> {
  const source = await describeSource(filePath);
  try {
    const reader = findReader(source, format);
    if (!reader) throw unknownFormat(source.path, format);
    return await reader.read(source);
  } catch (error) {
    throw readingError(error, source.path);
  }
}

/** Readers meet damaged files of every kind: the analyst gets a code and a sentence, the log gets the cause. */
export function readingError(error: unknown, filePath: string): unknown {
  if (error instanceof ParlanceError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ParlanceError(
    'interchange.unreadable',
    `“${path.basename(filePath)}” could not be read: ${reason}. Nothing was changed.`,
    { details: { path: filePath }, cause: error },
  );
}

function unknownFormat(filePath: string, format: InterchangeFormat | null): ParlanceError {
  const known = interchangeFormats.join(', ');
  const sentence =
    format === null
      ? `“${path.basename(filePath)}” is no project or codebook that Parlance can read. It reads: ${known}. Nothing was changed.`
      : `Parlance has no reader for “${format}”. Nothing was changed.`;
  return new ParlanceError('interchange.unknown-format', sentence, { details: { path: filePath, format } });
}
