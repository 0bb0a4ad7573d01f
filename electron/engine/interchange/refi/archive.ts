import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { unreadable } from '../recognising.ts';

/** The files of a `.qdpx`. Texts are read one at a time, when their article's turn has come. */
export interface Archive {
  /** Without folders, in the order of the archive. */
  readonly entries: readonly Entry[];
  /** Finds a file without regard to case. */
  find(name: string): Entry | undefined;
  /** A file of this name in whatever folder. */
  findByBaseName(baseName: string): Entry | undefined;
  /** The whole file, never more than it is announced to have. */
  read(entry: Entry): Buffer;
  stream(entry: Entry): Promise<Readable>;
  close(): void;
}

const megabyte = 1024 * 1024;
/** Of one entry that is looked at. The text of the longest book has some ten megabytes. */
export const largestText = 100 * megabyte;
export const largestProject = 1024 * megabyte;
/** XML of codings packs to a fifteenth of itself; what packs far better is no project. */
const largestRatio = 250;
const ratioMattersFrom = 8 * megabyte;
const mostEntries = 200_000;
const longestExtra = 0xffff;

/** Reads the directory of the archive and refuses what is no archive, is encrypted, or has names that lead out of it. */
export async function openArchive(file: string): Promise<Archive> {
  const fd = openSync(file, 'r');
  try {
    const zip = await openDirectory(fd, file);
    const entries = await listEntries(zip, file);
    return archiveOf(fd, zip, entries, file);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

async function openDirectory(fd: number, file: string): Promise<ZipFile> {
  try {
    return await fromFdPromise(fd, { autoClose: false, lazyEntries: true });
  } catch (error) {
    throw unreadable(
      file,
      'it is no ZIP archive, as QDPX files are, or its end is missing. Copy or export it again',
      error,
    );
  }
}

async function listEntries(zip: ZipFile, file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      entries.push(entry);
      if (entries.length > mostEntries) break;
    }
  } catch (error) {
    if (/relative path|absolute path|invalid characters/i.test(String(error))) {
      throw unreadable(file, 'it names files outside of itself, as no program does, and was not opened', error);
    }
    throw unreadable(file, 'the directory of the archive is damaged. Copy or export it again', error);
  }
  if (entries.length > mostEntries) throw unreadable(file, `it holds more than ${mostEntries} files`);
  if (entries.some((entry) => entry.isEncrypted())) {
    const message = `“${path.basename(file)}” is protected by a password. Export it without one. Nothing was taken over.`;
    throw new ParlanceError('import.encrypted', message, { details: { path: file } });
  }
  return entries;
}

function archiveOf(fd: number, zip: ZipFile, entries: readonly Entry[], file: string): Archive {
  const byName = new Map<string, Entry>();
  const byBaseName = new Map<string, Entry>();
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (!byName.has(name)) byName.set(name, entry);
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (!byBaseName.has(base)) byBaseName.set(base, entry);
  }
  let isOpen = true;
  return {
    entries,
    find: (name) => byName.get(name.toLowerCase()),
    findByBaseName: (name) => byBaseName.get(name.toLowerCase()),
    read(entry) {
      assertSize(entry, largestText, file);
      return readEntry(fd, entry, file);
    },
    async stream(entry) {
      assertSize(entry, largestProject, file);
      try {
        return await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw damaged(file, entry, error);
      }
    },
    close() {
      if (isOpen) closeSync(fd);
      isOpen = false;
    },
  };
}

/** Before a byte of it is unpacked. */
function assertSize(entry: Entry, largest: number, file: string): void {
  const { uncompressedSize, compressedSize, fileName } = entry;
  const isBomb = uncompressedSize > ratioMattersFrom && uncompressedSize > Math.max(1, compressedSize) * largestRatio;
  if (uncompressedSize <= largest && !isBomb) return;
  const message = `“${path.basename(file)}” was not opened: its part “${fileName}” unpacks to far more than a project holds. Nothing was taken over.`;
  throw new ParlanceError('import.too-large', message, { details: { path: file, unpackedBytes: uncompressedSize } });
}

/** The size and the place in the central directory are believed; the local header only says where the data begin. */
function readEntry(fd: number, entry: Entry, file: string): Buffer {
  const header = Buffer.alloc(30);
  const at = entry.relativeOffsetOfLocalHeader;
  if (readSync(fd, header, 0, 30, at) !== 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged(file, entry);
  const start = at + 30 + header.readUInt16LE(26) + Math.min(header.readUInt16LE(28), longestExtra);
  const packed = Buffer.alloc(entry.compressedSize);
  if (readSync(fd, packed, 0, packed.length, start) !== packed.length) throw damaged(file, entry);
  const bytes = unpack(packed, entry, file);
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged(file, entry);
  return bytes;
}

function unpack(packed: Buffer, entry: Entry, file: string): Buffer {
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod !== 8) throw damaged(file, entry);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (error) {
    throw damaged(file, entry, error);
  }
}

function damaged(file: string, entry: Entry, cause?: unknown): ParlanceError {
  return unreadable(file, `its part “${entry.fileName}” is damaged. Copy or export it again`, cause);
}
