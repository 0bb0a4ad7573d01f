import { inflateRawSync } from 'node:zlib';
import { ParlanceError } from '../../../shared/contract/errors.ts';

export interface ZipEntry {
  name: string;
  size: number;
  compressedSize: number;
  method: number;
  isEncrypted: boolean;
  /** Offset of the entry's local header. */
  offset: number;
}

export interface ZipLimits {
  /** Bytes that the entries wanted may unpack to, all together. */
  totalSize: number;
  /** Times that an entry may be larger than it is packed, where it is large at all. */
  ratio: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
const mostEntries = 20_000;
/** Small parts compress as they like: a ratio only tells where the result is large. */
const ratioMattersFrom = 1024 * 1024;

/** The central directory, or null where the file has none: it stands at the end, which a truncated file lacks. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const end = findEnd(bytes, view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < Math.min(count, mostEntries); index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      size: view.getUint32(at + 24, true),
      compressedSize: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength;
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Searched from behind: the record may be followed by a comment. */
function findEnd(bytes: Uint8Array, view: DataView): number | null {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

/** Refuses what would unpack to more than anybody writes, before a byte of it is unpacked. */
export function assertUnpackable(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const isBomb = entries.some(
    (entry) => entry.size > ratioMattersFrom && entry.size > Math.max(1, entry.compressedSize) * limits.ratio,
  );
  if (total <= limits.totalSize && !isBomb) return;
  throw new ParlanceError(
    'import.too-large',
    'This document unpacks to far more than a document holds, and was not opened.',
    {
      details: { unpackedBytes: total, limit: limits.totalSize },
    },
  );
}

/** Unpacks one entry. A directory that lies about the size is found out, because not a byte more is unpacked. */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature) throw damaged(entry);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (packed.length !== entry.compressedSize) throw damaged(entry);
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry);
  if (unpacked.length !== entry.size) throw damaged(entry);
  return unpacked;
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8) throw damaged(entry);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw damaged(entry, error);
  }
}

function damaged(entry: ZipEntry, cause?: unknown): ParlanceError {
  return new ParlanceError('import.damaged', `This document is damaged: its part “${entry.name}” cannot be unpacked.`, {
    cause,
  });
}
