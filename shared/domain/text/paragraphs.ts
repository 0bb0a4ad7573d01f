import type { TextRange } from './offsets.ts';

/** The stretch between two line breaks, which may be empty. `end` is where the `\n` stands. */
export interface Paragraph extends TextRange {
  /** From 0. */
  index: number;
}

/** Every text has at least one paragraph; one that ends with `\n` has an empty last one. */
export function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    paragraphs.push({ index: paragraphs.length, start, end });
    start = end + 1;
  }
  paragraphs.push({ index: paragraphs.length, start, end: text.length });
  return paragraphs;
}

/** The paragraph of an offset; the `\n` itself belongs to the paragraph that it ends. */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): Paragraph {
  const paragraph = paragraphs[lastStartingAtOrBefore(paragraphs, offset)];
  if (paragraph === undefined || offset > paragraphs.at(-1)!.end) {
    throw new RangeError(`No paragraph holds the offset ${offset}.`);
  }
  return paragraph;
}

/** Position in a list sorted by start, or -1 where every range starts later. */
export function lastStartingAtOrBefore(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
