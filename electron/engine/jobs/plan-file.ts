import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isErrorCode, ParlanceError } from '../../../shared/contract/errors.ts';
import { unreadableSentence } from '../importers/find-files.ts';
import type { ImportInput } from '../importers/import-plan.ts';
import { assertSize, planImport } from '../importers/registry.ts';
import type { PlannedFile, PlanRequest } from './planned-file.ts';
import { prepareArticle, sha256 } from './prepare-article.ts';

/** Reads, plans and measures one file. Never throws: whatever goes wrong becomes a refusal with a code and a sentence. */
export async function planFile(request: PlanRequest, index: number): Promise<PlannedFile> {
  const file = request.path ?? request.fileName;
  try {
    const bytes = request.bytes ?? readWhole(request.path ?? request.fileName);
    const input: ImportInput = { fileName: request.fileName, bytes };
    if (request.encoding !== undefined) input.encoding = request.encoding;
    if (request.format !== undefined) input.format = request.format;
    const plan = await planImport(input);
    const articles = plan.articles.map(prepareArticle);
    const original = { fileName: request.fileName, mediaType: plan.mediaType, bytes, sha256: sha256(bytes) };
    return { outcome: 'planned', index, file, plan: { ...plan, articles }, original };
  } catch (error) {
    return refusedFile(index, file, error);
  }
}

export function refusedFile(index: number, file: string, error: unknown): PlannedFile {
  const isKnown = error instanceof ParlanceError && isErrorCode(error.code);
  const code = isKnown ? error.code : 'import.failed';
  const message = isKnown ? error.message : `This file could not be imported: ${String(error)}`;
  return { outcome: 'refused', index, file, failure: { file, code, message } };
}

/** Synchronous, because the worker has nothing else to do and small files are read four times faster so. */
function readWhole(path: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    const { size } = statFile(path);
    assertSize(size);
    descriptor = openSync(path, 'r');
    // Not `readFileSync`: its small buffers share a pool, and a shared pool cannot be handed to another thread.
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(descriptor, bytes, filled, size - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return filled === size ? bytes : bytes.subarray(0, filled);
  } catch (error) {
    throw readError(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Asked before the file is opened: opening a pipe waits for ever. */
function statFile(path: string): { size: number } {
  const stats = statSync(path);
  if (stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'a folder' : 'a pipe or a device';
  throw new ParlanceError('import.unreadable', `This is ${kind} and not a file.`);
}

function readError(error: unknown): unknown {
  if (error instanceof ParlanceError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new ParlanceError('import.not-found', 'There is no such file.', { cause: error });
  return new ParlanceError('import.unreadable', unreadableSentence(code), { cause: error });
}
