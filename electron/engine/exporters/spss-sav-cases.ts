import { compressionBias } from './spss-sav-dictionary.ts';
import { elementsOf, segmentWidths, type SavValue, type SavVariable } from './spss-sav-variable.ts';

const opcode = { end: 252, verbatim: 253, blank: 254, missing: 255 } as const;
/** Four blanks. */
const blanks = 0x20202020;
/** Bytes of a very long string that one variable of the file holds, whatever part of its width it stands for. */
const segmentBytes = 255;

/**
 * Writes cases with bytecode compression: groups of eight command bytes, each group followed by the elements that its
 * commands call verbatim.
 */
export class SavCases {
  readonly #addBytes: (bytes: Uint8Array) => void;
  readonly #variables: readonly { width: number; segments: readonly number[] }[];
  readonly #group = Buffer.alloc(8 + 8 * 8);
  readonly #scratch: Buffer;
  #commands = 0;
  #end = 8;

  constructor(variables: readonly SavVariable[], addBytes: (bytes: Uint8Array) => void) {
    this.#addBytes = addBytes;
    this.#variables = variables.map(({ width }) => ({ width, segments: segmentWidths(width).map(elementsOf) }));
    this.#scratch = Buffer.alloc(Math.max(8, ...variables.map(({ width }) => width + 8)));
  }

  /** Strings must fit into the widths of their variables, in bytes of UTF-8. */
  add(values: readonly SavValue[]): void {
    for (const [at, { width, segments }] of this.#variables.entries()) {
      const value = values[at] ?? null;
      if (width === 0) this.#addNumber(value as number | null);
      else this.#addString(value === null ? '' : String(value), segments);
    }
  }

  finish(): void {
    this.#command(opcode.end);
    if (this.#commands > 0) this.#flush();
  }

  #addNumber(value: number | null): void {
    if (value === null) return this.#command(opcode.missing);
    const code = value + compressionBias;
    // A negative zero is not the same number to every program.
    if (Number.isInteger(value) && code >= 1 && code <= 251 && !Object.is(value, -0)) return this.#command(code);
    this.#group.writeDoubleLE(value, this.#end);
    this.#verbatim();
  }

  #addString(value: string, segments: readonly number[]): void {
    const length = value === '' ? 0 : this.#scratch.write(value);
    let from = 0;
    for (const elements of segments) {
      const to = segments.length === 1 ? length : Math.min(length, from + segmentBytes);
      for (let element = 0; element < elements; element++) {
        const start = from + 8 * element;
        if (start >= to) this.#command(opcode.blank);
        else this.#addText(start, Math.min(to, start + 8));
      }
      from = to;
    }
  }

  #addText(start: number, end: number): void {
    const group = this.#group;
    const at = this.#end;
    for (let byte = 0; byte < 8; byte++) group[at + byte] = start + byte < end ? this.#scratch[start + byte]! : 0x20;
    if (group.readInt32LE(at) === blanks && group.readInt32LE(at + 4) === blanks) this.#command(opcode.blank);
    else this.#verbatim();
  }

  #verbatim(): void {
    this.#end += 8;
    this.#command(opcode.verbatim);
  }

  #command(code: number): void {
    this.#group[this.#commands++] = code;
    if (this.#commands === 8) this.#flush();
  }

  #flush(): void {
    // Commands that are not used are zeros, which readers pass over.
    this.#group.fill(0, this.#commands, 8);
    this.#addBytes(this.#group.subarray(0, this.#end));
    this.#commands = 0;
    this.#end = 8;
  }
}
