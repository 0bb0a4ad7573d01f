import { ParlanceError } from '../../../shared/contract/errors.ts';
import { isCompoundFile, isZip } from './signatures.ts';
import { assertUnpackable, readZipDirectory, readZipEntry, type ZipEntry, type ZipLimits } from './zip-archive.ts';

/** Parts of a Word document by name, unpacked and checked. */
export type DocxParts = ReadonlyMap<string, Uint8Array>;

/** A million words take 10 to 20 MB of XML, and 75 times that of memory: more than this would break a worker. */
const limits: ZipLimits = { totalSize: 32 * 1024 * 1024, ratio: 250 };

/** Text, styles and properties. Pictures, fonts, macros and embedded files are not even unpacked. */
const wantedPart = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/.*\.(?:xml|rels))$/i;
const unwantedPart =
  /^word\/(?:(?:theme|fonts|media|embeddings|glossary|activeX|customXml)\/|(?:settings|webSettings|fontTable)\.xml$)/i;

/** True for Word documents whatever they are called, and for what an encrypted one is wrapped in. */
export function isDocx(bytes: Uint8Array): boolean {
  if (isCompoundFile(bytes)) return isEncryptedPackage(bytes);
  if (!isZip(bytes)) return false;
  const entries = readZipDirectory(bytes);
  if (entries !== null) return entries.some((entry) => /^word\/document\d*\.xml$/i.test(entry.name));
  // Truncated: the names still stand before each part.
  const head = asBuffer(bytes.subarray(0, 64 * 1024));
  return head.includes('word/') && head.includes('[Content_Types].xml');
}

/** Office encrypts by putting the whole package into a stream of this name (MS-OFFCRYPTO 2.3). */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return asBuffer(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

export function readDocxParts(bytes: Uint8Array): DocxParts {
  if (isCompoundFile(bytes)) throw wrappedError(bytes);
  if (!isZip(bytes))
    throw new ParlanceError('import.damaged', 'This is not a Word document, or its beginning is lost.');
  const entries = readZipDirectory(bytes);
  if (entries === null) {
    throw new ParlanceError(
      'import.damaged',
      'This Word document is cut off: its end is missing. Copy or download it again.',
    );
  }
  const wanted = entries.filter((entry) => wantedPart.test(entry.name) && !unwantedPart.test(entry.name));
  if (wanted.some((entry) => entry.isEncrypted)) throw encryptedError();
  assertUnpackable(wanted, limits);
  return new Map(wanted.map((entry: ZipEntry) => [entry.name, readZipEntry(bytes, entry)]));
}

function wrappedError(bytes: Uint8Array): ParlanceError {
  if (isEncryptedPackage(bytes)) return encryptedError();
  return new ParlanceError(
    'import.unknown-format',
    'This is a document in the old Word format, whatever its name says. Save it as DOCX and import that.',
  );
}

function encryptedError(): ParlanceError {
  return new ParlanceError(
    'import.encrypted',
    'This Word document is protected by a password. Remove the password and import it again.',
  );
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
