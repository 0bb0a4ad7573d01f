/** Half-open `[start, end)`, in UTF-16 code units. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * Translates between UTF-16 code units (JavaScript, the DOM) and Unicode code points (R, Python, Stata, SQLite).
 * An offset inside a surrogate pair counts as the start of its character. Offsets outside the text throw a RangeError.
 */
export interface OffsetIndex {
  /** In UTF-16 code units. */
  readonly length: number;
  readonly codePointLength: number;
  toCodePoint(utf16: number): number;
  toUtf16(codePoint: number): number;
}

export function createOffsetIndex(text: string): OffsetIndex {
  const pairs = findSurrogatePairs(text);
  return pairs.length === 0 ? createIdentityIndex(text.length) : createPairIndex(text.length, pairs);
}

function createIdentityIndex(length: number): OffsetIndex {
  const same = (offset: number): number => {
    assertWithin(offset, length);
    return offset;
  };
  return { length, codePointLength: length, toCodePoint: same, toUtf16: same };
}

function createPairIndex(length: number, pairs: Uint32Array): OffsetIndex {
  const codePointLength = length - pairs.length;
  return {
    length,
    codePointLength,
    toCodePoint(utf16) {
      assertWithin(utf16, length);
      return utf16 - countWhere(pairs.length, (i) => pairs[i]! < utf16);
    },
    toUtf16(codePoint) {
      assertWithin(codePoint, codePointLength);
      // The pair with number i begins at the code point pairs[i] - i.
      return codePoint + countWhere(pairs.length, (i) => pairs[i]! - i < codePoint);
    },
  };
}

/** How many of the first numbers 0, 1, 2 … up to `count` satisfy a test that, once false, stays false. */
function countWhere(count: number, isBelow: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findSurrogatePairs(text: string): Uint32Array {
  const first = text.search(/[\uD800-\uDBFF]/);
  if (first === -1) return new Uint32Array(0);
  let positions = new Uint32Array(1024);
  let count = 0;
  for (let i = first; i < text.length - 1; i++) {
    if (!isHighSurrogate(text.charCodeAt(i)) || !isLowSurrogate(text.charCodeAt(i + 1))) continue;
    if (count === positions.length) {
      const grown = new Uint32Array(count * 2);
      grown.set(positions);
      positions = grown;
    }
    positions[count++] = i++;
  }
  return positions.slice(0, count);
}

function assertWithin(offset: number, length: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`The offset ${offset} lies outside the text, which has ${length} positions.`);
  }
}

export function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}

export function isLowSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xdc00 && codeUnit <= 0xdfff;
}

/** Throws a RangeError unless `range` is a half-open range of whole offsets inside a text of this length. */
export function assertRange(range: TextRange, length: number): void {
  assertWithin(range.start, length);
  assertWithin(range.end, length);
  if (range.start > range.end) {
    throw new RangeError(`The range ${range.start} to ${range.end} ends before it starts.`);
  }
}
