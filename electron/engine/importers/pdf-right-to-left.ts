import type { PdfCharacter } from './pdf-characters.ts';

export const rightToLeftLetter = /[\u0590-\u05FF\u0600-\u065F\u066E-\u06EF\u06FA-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
export const combiningMark = /^\p{Mn}$/u;
const joiner = /^[\u200B-\u200F\u061C]$/;
/** Letters and figures have a direction of their own; the rest takes that of its surroundings. */
const directed = /[\p{L}\p{M}\p{N}]/u;

/**
 * Puts the characters of a line with Arabic or Hebrew letters into the order in which they were written. PDFium has turned
 * the line round already; what is left are the places where it goes by the drawing and not by the writing.
 */
export function inWrittenOrder(characters: readonly PdfCharacter[]): PdfCharacter[] {
  const visible = characters.filter((character, index) => !isShadowOfJoiner(character, characters[index - 1]));
  if (!visible.some(({ text }) => rightToLeftLetter.test(text))) return withMarksInPlace(visible);
  return withBracketsFacingRight(withNeutralsSorted(withMarksInPlace(withClustersInOrder(visible))));
}

/** Some programs draw a joiner as a joiner and an empty space in the same place. */
function isShadowOfJoiner({ text, left, right }: PdfCharacter, previous: PdfCharacter | undefined): boolean {
  if (text !== ' ' || previous === undefined || !joiner.test(previous.text)) return false;
  return right - left < 0.05 && Math.abs(previous.left - left) < 0.5;
}

/**
 * A single glyph that stands for several letters (`لا`, a letter with its vowel mark) reports them one after another as
 * if they were drawn from left to right, and PDFium has turned them round with the rest of the line.
 */
function withClustersInOrder(characters: readonly PdfCharacter[]): PdfCharacter[] {
  const ordered: PdfCharacter[] = [];
  for (let start = 0; start < characters.length;) {
    let end = start + 1;
    while (end < characters.length && isSameGlyph(characters[start]!, characters[end]!)) end += 1;
    const cluster = characters.slice(start, end);
    const turns = cluster.length > 1 && cluster.every(({ text }) => rightToLeftLetter.test(text));
    ordered.push(...(turns ? cluster.toReversed() : cluster));
    start = end;
  }
  return ordered;
}

function isSameGlyph(a: PdfCharacter, b: PdfCharacter): boolean {
  const isSame = (first: number, second: number): boolean => Math.abs(first - second) < 0.01;
  const isOneOrigin = isSame(a.originX, b.originX) && isSame(a.baseline, b.baseline);
  return isOneOrigin && isSame(a.top, b.top) && isSame(a.bottom, b.bottom);
}

/** Some programs draw vowel marks and joiners apart from their line: each goes back to the letter where it stands. */
function withMarksInPlace(characters: readonly PdfCharacter[]): PdfCharacter[] {
  const placed: PdfCharacter[] = [];
  const strays: PdfCharacter[] = [];
  for (const character of characters) {
    const base = placed.findLast(({ text }) => isBase(text));
    const isLoose = combiningMark.test(character.text) || joiner.test(character.text);
    const isStray = isLoose && (base === undefined || distance(base, character) > character.size * 0.3);
    (isStray ? strays : placed).push(character);
  }
  for (const stray of strays) placed.splice(placeOf(stray, placed), 0, stray);
  return placed;
}

function isBase(text: string): boolean {
  return text.trim() !== '' && !combiningMark.test(text) && !joiner.test(text);
}

function placeOf(stray: PdfCharacter, placed: readonly PdfCharacter[]): number {
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of placed.entries()) {
    if (!isBase(candidate.text)) continue;
    const away = joiner.test(stray.text) ? Math.abs(candidate.left - stray.left) : distance(candidate, stray);
    if (away < nearest) [best, nearest] = [index, away];
  }
  while (combiningMark.test(placed[best + 1]?.text ?? '')) best += 1;
  return best + 1;
}

/** How far the middle of a mark lies outside a letter. */
function distance(base: PdfCharacter, mark: PdfCharacter): number {
  const middle = (mark.left + mark.right) / 2;
  return Math.max(0, base.left - middle, middle - base.right);
}

/** Spaces and marks between a stretch of Latin and one of Arabic belong to the line, which runs from right to left. */
function withNeutralsSorted(characters: readonly PdfCharacter[]): PdfCharacter[] {
  const ordered = [...characters];
  for (let start = 0; start < ordered.length;) {
    let end = start;
    while (end < ordered.length && !directed.test(ordered[end]!.text) && !joiner.test(ordered[end]!.text)) end += 1;
    const before = ordered[start - 1]?.text ?? '';
    const after = ordered[end]?.text ?? '';
    if (end - start > 1 && (rightToLeftLetter.test(before) || rightToLeftLetter.test(after))) {
      const neutrals = ordered.slice(start, end).toSorted((a, b) => b.left + b.right - a.left - a.right);
      ordered.splice(start, end - start, ...neutrals);
    }
    start = Math.max(end, start + 1);
  }
  return ordered;
}

const pairs: readonly (readonly [opening: string, closing: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['«', '»'],
  ['‹', '›'],
];

/**
 * Brackets are drawn mirrored from right to left, and programs disagree on whether they then report the drawing or the
 * meaning. Where a bracket stands says which it is: before a word it opens, behind one it closes.
 */
function withBracketsFacingRight(characters: readonly PdfCharacter[]): PdfCharacter[] {
  return characters.map((character, index) => {
    const pair = pairs.find(([opening, closing]) => character.text === opening || character.text === closing);
    if (pair === undefined) return character;
    const hasWordBefore = /[^\s([{«‹]/.test(characters[index - 1]?.text ?? ' ');
    const hasWordAfter = /[^\s)\]}»›.,،؛;:!?؟]/.test(characters[index + 1]?.text ?? ' ');
    if (hasWordBefore === hasWordAfter) return character;
    return { ...character, text: hasWordAfter ? pair[0] : pair[1] };
  });
}
