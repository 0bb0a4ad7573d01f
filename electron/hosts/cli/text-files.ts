import { readFile, writeFile } from 'node:fs/promises';
import { type ErrorCode, ParlanceError } from '../../../shared/contract/errors.ts';

/** A table as text. UTF-8, or UTF-16 with its mark, as spreadsheet programs save it; anything else would be a guess. */
export async function readTableFile(path: string, code: ErrorCode): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message;
    throw new ParlanceError(code, `“${path}” cannot be read: ${reason}.`, { details: { path }, cause });
  }
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ParlanceError(code, `“${path}” is not UTF-8 text. Save it as “CSV UTF-8” and try again.`, {
      details: { path },
      cause,
    });
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Writes a table where it was asked for. */
export async function writeTableFile(path: string, csv: string): Promise<void> {
  try {
    await writeFile(path, csv);
  } catch (cause) {
    throw new ParlanceError('export.not-writable', `“${path}” cannot be written: ${(cause as Error).message}`, {
      details: { path },
      cause,
    });
  }
}
