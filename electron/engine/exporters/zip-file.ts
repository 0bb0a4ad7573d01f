import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { WrittenFile } from './table-file.ts';

export interface ZipPart {
  name: string;
  /** Made when its turn has come, and read piece by piece. */
  content: () => Iterable<string>;
}

/** In characters; pieces of XML are far smaller, and a system call for each would show. */
const pieceSize = 64 * 1024;

/**
 * Writes an archive whose bytes depend on its parts and `time` alone. A part is asked for when the one before it has been
 * read, so that later ones may depend on what earlier ones came to. Yields whenever something has been written, so that
 * whoever reads can tell of progress or stop; memory holds a few pieces.
 */
export async function* writeZip(
  folder: string,
  fileName: string,
  parts: Iterable<ZipPart>,
  time: string,
): AsyncGenerator<void, WrittenFile, undefined> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: unknown): void => void output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  let current: Readable | null = null;
  const options = { mtime: dayOf(time), forceDosTimestamp: true, mode: 0o100644 };
  const waiting = parts[Symbol.iterator]();
  const addNext = (): void => {
    try {
      const part = waiting.next();
      if (part.done === true) return zip.end();
      const { name, content } = part.value;
      zip.addReadStreamLazy(name, options, (take) => {
        current = Readable.from(inPieces(content()), { objectMode: false, highWaterMark: pieceSize });
        current.on('error', fail).on('end', addNext);
        take(null, current);
      });
    } catch (error) {
      fail(error);
    }
  };
  addNext();

  const handle = await open(path.join(folder, fileName), 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) {
      await handle.appendFile(chunk);
      hash.update(chunk);
      bytes += chunk.length;
      yield;
    }
    await handle.sync();
    return { name: fileName, rows: null, bytes, sha256: hash.digest('hex') };
  } finally {
    // Ends the walk through the database where the work was stopped.
    (current as Readable | null)?.destroy();
    waiting.return?.();
    output.destroy();
    await handle.close();
  }
}

function* inPieces(content: Iterable<string>): Generator<Buffer, void, undefined> {
  let piece = '';
  for (const part of content) {
    piece += part;
    if (piece.length < pieceSize) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

/**
 * ZIP keeps the time of day on the wall, without its zone: noon of the day, so that the same revision makes the same bytes
 * wherever it is written.
 */
function dayOf(time: string): Date {
  const [year, month, day] = time.slice(0, 10).split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day, 12);
}
