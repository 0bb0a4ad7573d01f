/** Formats that are recognised only to refuse them with a sentence that names them. */
const binarySignatures: readonly (readonly [name: string, offset: number, bytes: readonly number[]])[] = [
  ['a PNG picture', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', 0, [0xff, 0xd8, 0xff]],
  ['a GIF picture', 0, [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF picture', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['a WebP picture, a sound or a film', 0, [0x52, 0x49, 0x46, 0x46]],
  ['a sound or a film', 4, [0x66, 0x74, 0x79, 0x70]],
  ['a sound', 0, [0x49, 0x44, 0x33]],
  ['a sound', 0, [0x4f, 0x67, 0x67, 0x53]],
  ['a film', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['a program', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['a program', 0, [0xcf, 0xfa, 0xed, 0xfe]],
  ['a compressed file (gzip)', 0, [0x1f, 0x8b, 0x08]],
  ['a compressed file (bzip2)', 0, [0x42, 0x5a, 0x68]],
  ['a compressed file (xz)', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a compressed file (7-Zip)', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['a compressed file (RAR)', 0, [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['a SQLite database', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33]],
];

const zipStart = [0x50, 0x4b, 0x03, 0x04];
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function startsWithBytes(bytes: Uint8Array, wanted: readonly number[], offset = 0): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte);
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWithBytes(bytes, zipStart);
}

/** OLE compound file: old Office documents, and every encrypted new one. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWithBytes(bytes, compoundStart);
}

/** A document type or an `<html>` tag at the very beginning, after marks, comments and an XML declaration. */
export function startsLikeHtml(bytes: Uint8Array): boolean {
  // `<`, white space or the first byte of a UTF-8 mark: everything else is decided by one byte.
  const first = bytes[0] ?? 0;
  if (first !== 0x3c && first > 0x20 && first !== 0xef) return false;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2_048)).toString('latin1');
  return /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i.test(head);
}

/** `%PDF-` within the first kilobyte, as readers accept it, but not in the middle of a text. */
export function startsLikePdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString('latin1');
  return /^[^\n]{0,8}%PDF-\d/.test(head) || /\n%PDF-\d\.\d\s/.test(head);
}

/** What a known binary file is, in words, or null. */
export function binaryKind(bytes: Uint8Array): string | null {
  return binarySignatures.find(([, offset, wanted]) => startsWithBytes(bytes, wanted, offset))?.[0] ?? null;
}

const sampleBytes = 64 * 1024;

/**
 * Control bytes for every other byte, from 0 to 1, in the worse of two samples. Text has none, whatever its encoding,
 * but for UTF-16 and UTF-32, which are to be ruled out first.
 */
export function controlShare(bytes: Uint8Array): number {
  const middle = bytes.length >> 1;
  const samples = [bytes.subarray(0, sampleBytes)];
  if (bytes.length > 2 * sampleBytes) samples.push(bytes.subarray(middle, middle + sampleBytes));
  return Math.max(...samples.map((sample) => countControlBytes(sample) / Math.max(1, sample.length)));
}

function countControlBytes(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample) {
    // Tab, line feed, vertical tab, form feed, carriage return, the old end-of-file mark and escape occur in text files.
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b) count += 1;
  }
  return count;
}
