import type { Segment } from '../../../shared/domain/coding/types.ts';

/** Number of the paragraph that a position lies in, counted from 1 as the reader's margin does: blank ones do not count. */
export function paragraphNumber(text: string, position: number): number {
  let number = 0;
  let start = 0;
  while (start <= position && start <= text.length) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak === -1 ? text.length : lineBreak;
    if (text.slice(start, end).trim() !== '') number++;
    if (lineBreak === -1) break;
    start = end + 1;
  }
  return Math.max(1, number);
}

/** Other codings that share at least one character with a coding, by start, then longer first. */
export function overlapping(segments: readonly Segment[], segment: Segment): Segment[] {
  return segments
    .filter((other) => other.id !== segment.id && other.start < segment.end && segment.start < other.end)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** How another coding lies to a coding. */
export function relation(segment: Segment, other: Segment): 'same' | 'within' | 'around' | 'overlapping' {
  if (other.start === segment.start && other.end === segment.end) return 'same';
  if (other.start >= segment.start && other.end <= segment.end) return 'within';
  if (other.start <= segment.start && other.end >= segment.end) return 'around';
  return 'overlapping';
}
