import { closeSync, openSync, readSync } from 'node:fs';
import { ParlanceError } from '../../../shared/contract/errors.ts';

export interface JsonRecord {
  /** Counted from 1. */
  number: number;
  /** The parsed object; undefined where it is no JSON or no object, and `problem` says why. */
  value: Record<string, unknown> | undefined;
  problem: string | null;
}

/** One record may be a long article with many codings, and no more. */
const largestRecord = 128 * 1024 * 1024;
const deepest = 200;
const chunkSize = 1024 * 1024;

/** A file in pieces, so that no more than one record of it is held at a time. */
export function* fileChunks(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const size = readSync(file, chunk, 0, chunkSize, null);
      if (size === 0) return;
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * The objects of a JSON file one after the other: the elements of an array, the lines of JSONL, or objects in a row.
 * Bytes are cut at the braces and only then parsed, so that a file of any size passes.
 */
export function* jsonRecords(chunks: Iterable<Uint8Array>): Generator<JsonRecord> {
  const cutter = new RecordCutter();
  for (const chunk of chunks) yield* cutter.feed(chunk);
  yield* cutter.finish();
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const [openBracket, closeBracket] = [0x5b, 0x5d];
const [openBrace, closeBrace] = [0x7b, 0x7d];

class RecordCutter {
  #number = 0;
  /** Of braces and brackets, without those of the list of records. */
  #depth = 0;
  /** Null until the first character tells whether the records stand in a list. */
  #isList: boolean | null = null;
  #isInString = false;
  #isEscaped = false;
  #parts: Uint8Array[] = [];
  #size = 0;

  *feed(chunk: Uint8Array): Generator<JsonRecord> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#isInString) {
        at = this.#passString(chunk, at);
        continue;
      }
      const byte = chunk[at]!;
      if (byte === openBrace || byte === openBracket) {
        if (this.#isList === null) {
          this.#isList = byte === openBracket;
          if (this.#isList) continue;
        }
        if (this.#depth === 0) from = at;
        this.#depth += 1;
        if (this.#depth > deepest) throw tooDeep();
      } else if (this.#depth === 0) this.#passBetween(byte);
      else if (byte === quote) this.#isInString = true;
      else if (byte === closeBrace || byte === closeBracket) {
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        this.#keep(chunk.subarray(from, at + 1));
        yield this.#record();
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(from));
  }

  /** What is left open at the end: a file that was cut off. */
  *finish(): Generator<JsonRecord> {
    if (this.#depth === 0) return;
    this.#number += 1;
    yield { number: this.#number, value: undefined, problem: 'the file ends in the middle of it' };
  }

  /** Goes to the quotation mark that ends the string, or to the end of the piece: most of a file is strings. */
  #passString(chunk: Uint8Array, start: number): number {
    for (let at = start; ;) {
      const mark = chunk.indexOf(quote, at);
      const end = mark < 0 ? chunk.length : mark;
      let escapes = 0;
      while (end - escapes > at && chunk[end - escapes - 1] === backslash) escapes += 1;
      // The piece before may have ended behind a backslash that escapes the first character of this one.
      const isCarried = this.#isEscaped && at === start && end - escapes === start;
      const isEscaped = (escapes + (isCarried ? 1 : 0)) % 2 === 1;
      if (mark < 0) {
        this.#isEscaped = isEscaped;
        return chunk.length;
      }
      if (!isEscaped) {
        this.#isEscaped = false;
        this.#isInString = false;
        return mark;
      }
      at = mark + 1;
    }
  }

  #passBetween(byte: number): void {
    const isByteOrderMark = this.#isList === null && (byte === 0xef || byte === 0xbb || byte === 0xbf);
    if (byte <= 0x20 || byte === comma || isByteOrderMark || (this.#isList === true && byte === closeBracket)) return;
    throw new ParlanceError(
      'interchange.unreadable',
      `This file is no list of JSON objects: after ${this.#number} of them stands something else. Nothing was taken over.`,
    );
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length;
    if (this.#size > largestRecord) {
      const message = `One entry of this file is larger than ${largestRecord / 1024 / 1024} MB, which no article is. Nothing was taken over.`;
      throw new ParlanceError('import.too-large', message, { details: { record: this.#number + 1 } });
    }
    this.#parts.push(part);
  }

  #record(): JsonRecord {
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    this.#number += 1;
    try {
      const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (isObject(value)) return { number: this.#number, value, problem: null };
      return { number: this.#number, value: undefined, problem: 'it is a list and not an object' };
    } catch (error) {
      return { number: this.#number, value: undefined, problem: (error as Error).message };
    }
  }
}

function tooDeep(): ParlanceError {
  return new ParlanceError(
    'interchange.unreadable',
    `This JSON is nested more than ${deepest} levels deep, as no project is. Nothing was taken over.`,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
