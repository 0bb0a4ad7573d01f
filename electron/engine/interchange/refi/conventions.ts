import type { ForeignText } from '../foreign-text.ts';

/** How a program counts positions in the text of a source. The byte-order mark never counts. */
export interface Convention {
  readonly unit: 'code-point' | 'utf-16';
  /** Whether `endPosition` is the last character or the position after it. */
  readonly end: 'after' | 'last';
  /** A CRLF counts as it stands (`two`), as one, or counts as two where the file has only LF (`added`). */
  readonly lineBreaks: 'two' | 'one' | 'added';
}

export interface TextSelection {
  name: string;
  start: number;
  end: number;
}

const all: readonly Convention[] = (['after', 'last'] as const).flatMap((end) =>
  (['two', 'one', 'added'] as const).flatMap((lineBreaks) =>
    (['code-point', 'utf-16'] as const).map((unit): Convention => ({ unit, end, lineBreaks })),
  ),
);

/** What Parlance writes itself. */
export const ownConvention: Convention = { unit: 'code-point', end: 'after', lineBreaks: 'two' };

/**
 * What is known of programs, for where a file leaves the question open. NVivo counts as Windows keeps text (seen in
 * exports of 12 and 15); ATLAS.ti takes a line break for one character (exports of 8, and how QualCoder reads them).
 */
const usual: readonly (readonly [program: RegExp, convention: Convention])[] = [
  [/nvivo/i, { unit: 'utf-16', end: 'after', lineBreaks: 'two' }],
  [/atlas/i, { unit: 'code-point', end: 'after', lineBreaks: 'one' }],
  [/maxqda|qualcoder|quirkos|f4/i, { unit: 'code-point', end: 'after', lineBreaks: 'two' }],
];

/** Every convention, the likeliest for the program first. */
export function conventionsFor(origin: string): readonly Convention[] {
  const likely = usual.find(([program]) => program.test(origin))?.[1] ?? ownConvention;
  return [likely, ...all.filter((other) => !isSame(other, likely))];
}

function isSame(a: Convention, b: Convention): boolean {
  return a.unit === b.unit && a.end === b.end && a.lineBreaks === b.lineBreaks;
}

/** The selection in UTF-16 units of the canonical text, half-open; null where it is no place in the text. */
export function placeIn(
  text: ForeignText,
  { start, end }: Pick<TextSelection, 'start' | 'end'>,
  { unit, end: kind, lineBreaks }: Convention,
): { start: number; end: number } | null {
  const counting = { unit, lineBreaks: lineBreaks === 'one' ? 'one' : 'two' } as const;
  const from = text.place(start, counting);
  const to = text.place(kind === 'last' ? end + 1 : end, counting);
  return from === null || to === null ? null : { start: from, end: to };
}

export function describeConvention({ unit, end, lineBreaks }: Convention): string {
  const units = unit === 'utf-16' ? 'UTF-16 units' : 'Unicode code points';
  const ends = end === 'after' ? 'the end is the position after the last character' : 'the end is the last character';
  const breaks = {
    two: 'line breaks count as they stand',
    one: 'a line break counts once',
    added: 'a line break counts twice',
  };
  return `${units}; ${ends}; ${breaks[lineBreaks]}`;
}
