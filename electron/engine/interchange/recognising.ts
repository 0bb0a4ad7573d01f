import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { fileChunks, jsonRecords } from './json-records.ts';
import type { InterchangeSource } from './plan.ts';

export function extensionOf(source: InterchangeSource): string {
  return path.extname(source.path).slice(1).toLowerCase();
}

/** The first object of a JSON or JSONL file, or null where it has none; read no further than its end. */
export function firstJsonRecord(source: InterchangeSource): Record<string, unknown> | null {
  if (source.isFolder || !/^(?:\uFEFF|ï»¿)?\s*[[{]/.test(headText(source))) return null;
  try {
    for (const record of jsonRecords(fileChunks(source.path))) return record.value ?? null;
  } catch {
    // Whatever it is, it is not one of ours; whoever takes it will say what is wrong with it.
  }
  return null;
}

/** The first bytes as text, whatever is cut off at their end. */
export function headText(source: InterchangeSource): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(source.head).replace(/\uFFFD+$/, '');
}

/** A file that is held in memory as a whole, within a limit. */
export function readWhole(file: string, largest: number): Buffer {
  const { size } = statSync(file);
  if (size > largest) {
    const [has, most] = [size, largest].map((bytes) => Math.ceil(bytes / 1024 / 1024));
    const message = `“${path.basename(file)}” has ${has} MB; up to ${most} MB of this kind can be read. Nothing was taken over.`;
    throw new ParlanceError('import.too-large', message, { details: { size, largest } });
  }
  return readFileSync(file);
}

export function unreadable(file: string, why: string, cause?: unknown): ParlanceError {
  return new ParlanceError(
    'interchange.unreadable',
    `“${path.basename(file)}” cannot be read: ${why}. Nothing was taken over.`,
    { cause, details: { path: file } },
  );
}

export function emptyProject(file: string, what: string): ParlanceError {
  return new ParlanceError('interchange.empty', `“${path.basename(file)}” holds ${what}. Nothing was taken over.`, {
    details: { path: file },
  });
}
