import { foldForIndex } from './folding.ts';
import type { TextRange } from './offsets.ts';

/**
 * A text with the way back and forth, in which copies of an article that different programs saved are mostly the same:
 * folded character by character (letter case, marks, typographic quotes), every stretch of white space one space, none at
 * the ends.
 */
export interface SqueezedText {
  readonly squeezed: string;
  /** The squeezed units of an original range; white space at the edges of a range may fall away. */
  toSqueezed(range: TextRange): TextRange;
  /** The original range of squeezed units. What was folded away behind the last of them is left out. */
  toOriginal(range: TextRange): TextRange;
}

const space = 0x20;

export function squeezeText(text: string): SqueezedText {
  let units = new Uint16Array(text.length + 16);
  let origins = new Uint32Array(text.length + 16);
  let length = 0;
  let ended = 0;
  const write = (unit: number, origin: number): void => {
    if (length === units.length) [units, origins] = [grown(units), grown(origins)];
    units[length] = unit;
    origins[length++] = origin;
  };
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at)!;
    const width = point > 0xffff ? 2 : 1;
    const folded = foldPoint(point);
    for (let index = 0; index < folded.length; index++) {
      const unit = folded.charCodeAt(index);
      if (unit !== space) write(unit, at);
      else if (length > 0 && units[length - 1] !== space) write(space, at);
    }
    at += width;
    if (folded !== '' && folded !== ' ') ended = at;
  }
  if (length > 0 && units[length - 1] === space) length--;
  const unitAt = (offset: number): number => lowerBound(origins, length, offset);
  return {
    squeezed: decode(units.subarray(0, length)),
    toSqueezed: ({ start, end }) => ({ start: unitAt(start), end: Math.max(unitAt(start), unitAt(end)) }),
    toOriginal({ start, end }) {
      const from = start < length ? origins[start]! : ended;
      if (end <= start) return { start: from, end: from };
      const last = origins[end - 1]!;
      return { start: from, end: last + (text.codePointAt(last)! > 0xffff ? 2 : 1) };
    },
  };
}

function grown<T extends Uint16Array | Uint32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** How many of the first `length` numbers, which ascend, are smaller than `value`. */
function lowerBound(values: Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `apply` takes a typed array as it is; spreading it would go through its iterator, at many times the cost. */
function decode(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
  }
  return text;
}

const foldedPoints = new Map<number, string>();

/** What one character becomes: white space is a space, marks and joiners are nothing. */
function foldPoint(point: number): string {
  let folded = foldedPoints.get(point);
  if (folded === undefined) {
    folded = foldForIndex(String.fromCodePoint(point)).replace(/\s+/gu, ' ');
    if (foldedPoints.size > 50_000) foldedPoints.clear();
    foldedPoints.set(point, folded);
  }
  return folded;
}
