import type { Segment } from '../../../shared/domain/coding/types.ts';

/** Number of the paragraph that a position lies in, from 1, as the reader's margin and the dataset count: by line breaks. */
export function paragraphNumber(text: string, position: number): number {
  let number = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) number++;
  return number;
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
