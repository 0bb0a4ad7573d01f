import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import { createOffsetIndex, type OffsetIndex } from '../../../shared/domain/text/offsets.ts';

/** How another program counts positions in a text. */
export interface OffsetConvention {
  readonly unit: 'utf-16' | 'code-point';
  /** Whether a carriage return with its line feed counts twice, as it stands, or once, as browsers show it. */
  readonly lineBreaks: 'two' | 'one';
}

/** A text as another program keeps it, and the same text as it is kept here. */
export interface ForeignText {
  /** Canonical. */
  readonly text: string;
  /** Whether every convention of counting comes to the same positions. */
  readonly isPlain: boolean;
  /** Whether some line break is of two characters. */
  readonly hasDoubleBreaks: boolean;
  /** UTF-16 position in `text`, or null where the offset is no position of the text. */
  place(offset: number, convention: OffsetConvention): number | null;
}

/** What `canonicalizeText` makes shorter: line breaks of two characters, controls, byte-order marks at the start. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const shrinking = /\r\n|[\0-\x08\x0E-\x1F]|\uFEFF/g;

export function createForeignText(raw: string): ForeignText {
  const text = canonicalizeText(raw);
  const toCanonical = text.length === raw.length ? (position: number) => position : mapToCanonical(raw);
  let rawIndex: OffsetIndex | undefined;
  let textIndex: OffsetIndex | undefined;
  const indexOfText = (): OffsetIndex => (textIndex ??= createOffsetIndex(text));
  const indexOfRaw = (): OffsetIndex => (raw === text ? indexOfText() : (rawIndex ??= createOffsetIndex(raw)));
  const hasDoubleBreaks = text.length !== raw.length && raw.includes('\r\n');
  const hasPairs = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text);
  return {
    text,
    isPlain: !hasPairs && !hasDoubleBreaks,
    hasDoubleBreaks,
    place(offset, { unit, lineBreaks }) {
      if (!Number.isInteger(offset) || offset < 0) return null;
      const counted = lineBreaks === 'one' ? text : raw;
      let position = offset;
      if (unit === 'code-point' && hasPairs) {
        const index = lineBreaks === 'one' ? indexOfText() : indexOfRaw();
        if (offset > index.codePointLength) return null;
        position = index.toUtf16(offset);
      }
      if (position > counted.length) return null;
      return lineBreaks === 'one' ? position : toCanonical(position);
    },
  };
}

/** Where each position of the raw text stands in the canonical one. */
function mapToCanonical(raw: string): (position: number) => number {
  const ends: number[] = [];
  const removed: number[] = [];
  let total = 0;
  for (const match of raw.matchAll(shrinking)) {
    const isLeading = total === match.index;
    if (match[0] === '\uFEFF' && !isLeading) continue;
    total += 1;
    ends.push(match.index + match[0].length);
    removed.push(total);
  }
  return (position) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return position - (low === 0 ? 0 : removed[low - 1]!);
  };
}
