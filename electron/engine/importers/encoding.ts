import iconv from 'iconv-lite';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ImportWarning } from './import-plan.ts';
import { binaryKind, controlShare } from './signatures.ts';
import { iconvNameOf, detectableNames, whatwgLabelOf } from './encoding-names.ts';

export interface DecodedText {
  text: string;
  /** Lower-case WHATWG label. */
  encoding: string;
  warnings: ImportWarning[];
}

export interface DecodeOptions {
  /** Chosen by the analyst: never doubted. */
  chosen?: string | undefined;
  /** What the file says about itself (`<meta charset>`): believed unless the bytes are plainly UTF-8. */
  declared?: string | undefined;
}

/** Some twenty million words. Twice as much would need more memory than a worker has, for a text that nobody codes. */
const largestText = 128 * 1024 * 1024;
/** Bytes shown to the detector. More does not make it surer, and it is far slower than decoding. */
const sampleBytes = 64 * 1024;
/** Below this the detector's own documentation calls a single-byte answer a guess. */
const sureEnough = 0.2;
/** A file counts as damaged UTF-8, and not as another encoding, with at most one bad sequence per so many good ones. */
const goodSequencesPerBad = 20;

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\0-\x08\x0e-\x19\x1c-\x1f]/;
/** Beyond this share of control bytes it is no text. What is valid UTF-8 otherwise has earned more patience. */
const mostControls = 0.01;
const mostControlsInUtf8 = 0.1;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');

/** Turns the bytes of a text file into a string, or refuses them with `import.binary` or `import.encoding`. */
export async function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): Promise<DecodedText> {
  if (bytes.byteLength > largestText) throw tooLong(bytes.byteLength);
  if (options.chosen !== undefined && options.chosen !== '') return decodeAsChosen(bytes, options.chosen);

  const marked = encodingOfMark(bytes);
  if (marked !== null) return { text: decodeAs(bytes, marked), encoding: marked, warnings: [] };

  // Nearly every file of today is UTF-8 without a zero byte, and is recognised without being looked at byte by byte.
  const hasZero = bytes.includes(0);
  const unmarked16 = hasZero ? encodingOfZeroBytes(bytes) : null;
  if (unmarked16 !== null) return { text: decodeAs(bytes, unmarked16), encoding: unmarked16, warnings: [] };

  const utf8 = decodeUtf8(bytes);
  const isCleanUtf8 = utf8 !== null && utf8.text.search(control) === -1;
  if (isCleanUtf8) return utf8;
  if (controlShare(bytes) > (utf8 === null ? mostControls : mostControlsInUtf8)) throw binaryError(bytes);
  if (utf8 !== null) return utf8;
  if (binaryKind(bytes) !== null) throw binaryError(bytes);
  return decodeLegacy(bytes, options.declared);
}

function tooLong(size: number): ParlanceError {
  const megabytes = Math.round(size / 1024 / 1024);
  return new ParlanceError(
    'import.too-large',
    `This file holds ${megabytes} MB of text; one article may have ${largestText / 1024 / 1024} MB at most.`,
    { details: { size, largest: largestText } },
  );
}

export function binaryError(bytes: Uint8Array): ParlanceError {
  const kind = binaryKind(bytes) ?? 'binary data';
  return new ParlanceError('import.binary', `This file holds no text: it is ${kind}, whatever its name says.`);
}

function decodeAsChosen(bytes: Uint8Array, chosen: string): DecodedText {
  const encoding = whatwgLabelOf(chosen);
  if (encoding === null) {
    throw new ParlanceError('import.encoding', `“${chosen}” is not a character encoding that Parlance knows.`, {
      details: { encoding: chosen },
    });
  }
  const text = decodeAs(bytes, encoding);
  const warnings = text.includes('\uFFFD') ? [replacedWarning(encoding, countReplacements(text))] : [];
  return { text, encoding, warnings };
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return lenientUtf8.decode(bytes);
  return iconv.decode(asBuffer(bytes), iconvNameOf(encoding));
}

function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  try {
    return { text: strictUtf8.decode(bytes), encoding: 'utf-8', warnings: [] };
  } catch {
    return decodeDamagedUtf8(bytes);
  }
}

function decodeDamagedUtf8(bytes: Uint8Array): DecodedText | null {
  const { good, bad } = countUtf8Sequences(bytes.subarray(0, 4 * sampleBytes));
  if (good === 0 || good < bad * goodSequencesPerBad) return null;
  const text = lenientUtf8.decode(bytes);
  return { text, encoding: 'utf-8', warnings: [replacedWarning('utf-8', countReplacements(text))] };
}

/** Counts multi-byte sequences: text in another encoding hardly ever forms whole ones by chance. */
function countUtf8Sequences(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0;
    index += 1;
    if (lead < 0x80) continue;
    let wanted =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1;
    while (wanted > 0 && ((bytes[index] ?? 0) & 0xc0) === 0x80) {
      wanted -= 1;
      index += 1;
    }
    if (wanted === 0) good += 1;
    else if (index < bytes.length) bad += 1;
  }
  return { good, bad };
}

async function decodeLegacy(bytes: Uint8Array, declared: string | undefined): Promise<DecodedText> {
  const stated = declared === undefined ? null : whatwgLabelOf(declared);
  if (stated !== null && stated !== 'utf-8') {
    const text = decodeAs(bytes, stated);
    if (!text.includes('\uFFFD')) return { text, encoding: stated, warnings: [] };
  }
  // Loaded when it is needed: its tables take longer to load than a hundred files to read.
  const { chardet } = await import('jschardet');
  const guess = chardet.detect(detectionSample(bytes), { includeEncodings: detectableNames });
  const encoding = guess.encoding === null ? null : whatwgLabelOf(guess.encoding);
  if (encoding === null) {
    throw new ParlanceError(
      'import.encoding',
      'The character encoding of this file could not be recognised. Choose the encoding and import the file again.',
    );
  }
  const text = decodeAs(bytes, encoding);
  const warnings: ImportWarning[] = [];
  if (guess.confidence < sureEnough) {
    warnings.push({
      code: 'encoding.guessed',
      message: `The character encoding is probably ${encoding}, but this is a guess: check accented letters and quotation marks.`,
    });
  }
  if (text.includes('\uFFFD')) warnings.push(replacedWarning(encoding, countReplacements(text)));
  return { text, encoding, warnings };
}

/** Starts near the first byte beyond ASCII, so that a long English preamble does not hide the evidence. */
function detectionSample(bytes: Uint8Array): Uint8Array {
  let first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < 0) first = 0;
  let start = Math.max(0, first - 256);
  // A line feed is never a part of a multi-byte character in any encoding that is looked for.
  while (start > 0 && start < first && bytes[start - 1] !== 0x0a && bytes[start - 1] !== 0x20) start += 1;
  return bytes.subarray(start, start + sampleBytes);
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  // UTF-32LE begins like UTF-16LE; no WHATWG label exists for it, and iconv-lite reads it.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be';
  return null;
}

/**
 * UTF-16 without a mark: spaces, digits and line ends of every language leave zero bytes on one side only (odd positions
 * where the low byte comes first).
 */
function encodingOfZeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, sampleBytes) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const units = length / 2;
  const [more, fewer] = even > odd ? [even, odd] : [odd, even];
  const sample = bytes.subarray(0, length);
  // Few zero bytes: Chinese with hardly a space, or a stray NUL in a text whose letters would pair into ideographs.
  if (more < units * 0.08) return isUtf8(bytes) ? null : morePlausible16(sample);
  if (fewer * 20 > more) return null;
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  return isPlausibleText(decodeAs(sample, encoding)) ? encoding : null;
}

/** Read the wrong way round, the marks between sentences become rare letters. */
function morePlausible16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const marks = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = decodeAs(sample, encoding);
    return { encoding, count: isPlausibleText(text) ? (text.match(/[\n 、。，]/g)?.length ?? 0) : 0 };
  });
  const best = marks.toSorted((a, b) => b.count - a.count)[0];
  return best === undefined || best.count === 0 ? null : best.encoding;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Words, numbers and everyday marks make up nearly all of a text in any language; of misread bytes they do not. */
function isPlausibleText(text: string): boolean {
  const strange = text.replace(/[\p{L}\p{M}\p{N}\p{P}\p{Sc}\p{Sm}\p{So}\p{Zs}\p{Cf}\t\r\n]/gu, '').length;
  return strange <= text.length * 0.01 && /\p{L}/u.test(text);
}

function countReplacements(text: string): number {
  return text.split('\uFFFD').length - 1;
}

function replacedWarning(encoding: string, count: number): ImportWarning {
  const what = count === 1 ? 'One character is' : `${count} characters are`;
  return { code: 'encoding.replaced', message: `${what} not valid ${encoding} and shown as “\uFFFD”.` };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
