import type { ExportOptions } from '../../../shared/contract/schemas/exports.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { TextIndex } from '../../../shared/domain/text/sentences.ts';

/** A stretch of an article that is coded or not coded as a whole. Numbers count from 1, null where they do not apply. */
export interface Unit extends TextRange {
  paragraph: number | null;
  sentence: number | null;
}

/** Paragraphs and sentences of white space alone are no units; the numbers of the others do not change for it. */
export function unitsOf(unit: Exclude<ExportOptions['unit'], 'article'>, text: string, index: TextIndex): Unit[] {
  const units: Unit[] = [];
  for (const { index: place, start, end } of index.paragraphs) {
    const paragraph = place + 1;
    if (unit === 'sentence') {
      for (const [number, sentence] of index.sentencesOf(place).entries()) {
        units.push({ start: sentence.start, end: sentence.end, paragraph, sentence: number + 1 });
      }
    } else if (/\S/u.test(text.slice(start, end))) {
      units.push({ start, end, paragraph, sentence: null });
    }
  }
  return units;
}

/** Which of the units, which follow one another, share a character with the range: `[first, last)`. */
export function unitsTouchedBy(units: readonly Unit[], range: TextRange): [first: number, last: number] {
  const first = countWhile(units, (unit) => unit.end <= range.start);
  return [
    first,
    Math.max(
      first,
      countWhile(units, (unit) => unit.start < range.end),
    ),
  ];
}

/** How many units at the beginning pass a test that, once failed, stays failed. */
function countWhile(units: readonly Unit[], test: (unit: Unit) => boolean): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(units[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
