/** Translates byte offsets in the UTF-8 of a text into UTF-16 positions. An offset inside a character goes behind it. */
export interface ByteIndex {
  readonly byteLength: number;
  /** Null where the offset is no position of the text. */
  toUtf16(byte: number): number | null;
}

/** So many UTF-16 units lie between two positions that are remembered. */
const step = 512;

export function createByteIndex(text: string): ByteIndex {
  const byteLength = Buffer.byteLength(text, 'utf8');
  if (byteLength === text.length) {
    return { byteLength, toUtf16: (byte) => (isOffset(byte, byteLength) ? byte : null) };
  }
  // Pairs of a position and its byte, both growing.
  const starts: number[] = [];
  let byte = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) {
    if (at >= (starts.length / 2) * step) starts.push(at, byte);
    byte += bytesAt(text, at);
  }
  return {
    byteLength,
    toUtf16(wanted) {
      if (!isOffset(wanted, byteLength)) return null;
      let low = 0;
      let high = starts.length / 2;
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (starts[middle * 2 + 1]! <= wanted) low = middle;
        else high = middle;
      }
      let at = starts[low * 2] ?? 0;
      let reached = starts[low * 2 + 1] ?? 0;
      while (reached < wanted) {
        reached += bytesAt(text, at);
        at += unitsAt(text, at);
      }
      return at;
    },
  };
}

function isOffset(byte: number, byteLength: number): boolean {
  return Number.isInteger(byte) && byte >= 0 && byte <= byteLength;
}

function unitsAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function bytesAt(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
