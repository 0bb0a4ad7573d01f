import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** In bytes; large enough that the system call does not show, small enough not to hold up the engine. */
const chunkSize = 256 * 1024;

export interface WrittenFile {
  name: string;
  /** Rows of data, without the header; null for a file that is no table. */
  rows: number | null;
  bytes: number;
  sha256: string;
}

/** A file that is written in large chunks, of which at most one is under way while the next is made. */
export interface OutputFile {
  readonly name: string;
  readonly rows: number;
  /** Whether a chunk is waiting to be drained. */
  readonly isFull: boolean;
  /** Adds text that is no row: a byte-order mark, a header. */
  add(text: string): void;
  addRow(row: string): void;
  /** Adds a copy of bytes that are no row by themselves. */
  addBytes(bytes: Uint8Array): void;
  /** Says that what was added last was a row. */
  countRow(): void;
  drain(): Promise<void>;
  /** Everything is on the disk, not only handed over, when this returns. */
  finish(isTable: boolean): Promise<WrittenFile>;
  /** Lets go of the file, whatever state it is in. */
  abandon(): Promise<void>;
}

export async function createOutputFile(folder: string, name: string): Promise<OutputFile> {
  const handle = await open(path.join(folder, name), 'wx');
  const hash = createHash('sha256');
  let chunk = Buffer.allocUnsafe(2 * chunkSize);
  let spare = Buffer.allocUnsafe(2 * chunkSize);
  let length = 0;
  let rows = 0;
  let bytes = 0;
  let isOpen = true;
  let underWay: Promise<unknown> = Promise.resolve();

  const add = (text: string): void => {
    // A UTF-16 code unit takes three bytes of UTF-8 at most.
    const needed = length + 3 * text.length;
    if (needed > chunk.length) chunk = Buffer.concat([chunk.subarray(0, length)], needed);
    length += chunk.write(text, length);
  };
  const addBytes = (added: Uint8Array): void => {
    const needed = length + added.length;
    if (needed > chunk.length) chunk = Buffer.concat([chunk.subarray(0, length)], needed);
    chunk.set(added, length);
    length = needed;
  };
  const drain = async (): Promise<void> => {
    await underWay;
    const full = chunk.subarray(0, length);
    [chunk, spare] = [spare, chunk];
    length = 0;
    bytes += full.length;
    hash.update(full);
    underWay = handle.appendFile(full);
    // Whoever waits for it next is told of a failure; until then it must not count as unhandled.
    underWay.catch(() => {});
  };
  return {
    name,
    get rows() {
      return rows;
    },
    get isFull() {
      return length >= chunkSize;
    },
    add,
    addRow(row) {
      add(row);
      rows++;
    },
    addBytes,
    countRow() {
      rows++;
    },
    drain,
    async finish(isTable) {
      await drain();
      await underWay;
      await handle.sync();
      isOpen = false;
      await handle.close();
      return { name, rows: isTable ? rows : null, bytes, sha256: hash.digest('hex') };
    },
    async abandon() {
      if (!isOpen) return;
      isOpen = false;
      await closeAfter(underWay, handle);
    },
  };
}

async function closeAfter(underWay: Promise<unknown>, handle: FileHandle): Promise<void> {
  await underWay.catch(() => {});
  await handle.close();
}
