import type { PdfCharacter } from './pdf-characters.ts';
import { combiningMark, inWrittenOrder, rightToLeftLetter } from './pdf-right-to-left.ts';

/** A stretch of characters that stand next to each other on one baseline, in reading order. */
export interface PdfFragment {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
  isBold: boolean;
  isRightToLeft: boolean;
  /** Ends with a hyphen that breaks a word (the hyphen itself is not in the text). */
  isHyphenated: boolean;
  /** Which of PDFium's own lines it belongs to: within one of those the order of characters is settled. */
  run: number;
}

/** What may stand apart from the letters around it without ending their line. */
const floating = /^(?:\p{Mn}|\p{Cf}|\s*)$/u;

/** Cuts a page's characters where the pen jumps: at line ends, column gaps and changes of the baseline. */
export function fragmentsOf(characters: readonly PdfCharacter[]): PdfFragment[] {
  return runsOf(characters).flatMap((run, index) => cutAtJumps(inWrittenOrder(run), index));
}

/** PDFium's lines. It ends them with line breaks, but for those that a hyphen ends. */
function runsOf(characters: readonly PdfCharacter[]): PdfCharacter[][] {
  const runs: PdfCharacter[][] = [];
  let run: PdfCharacter[] = [];
  let last: PdfCharacter | undefined;
  for (const character of characters) {
    const isBreak = character.text === '\r' || character.text === '\n';
    if (isBreak || last?.isHyphen === true || (last !== undefined && isNewBaseline(last, character))) {
      if (run.length > 0) runs.push(run);
      run = [];
      last = undefined;
    }
    if (isBreak) continue;
    run.push(character);
    if (!floating.test(character.text) || character.isHyphen) last = character;
  }
  return run.length > 0 ? [...runs, run] : runs;
}

function isNewBaseline(last: PdfCharacter, next: PdfCharacter): boolean {
  if (next.isInferred || floating.test(next.text)) return false;
  return Math.abs(last.baseline - next.baseline) > Math.max(last.size, next.size) * 0.65;
}

function cutAtJumps(run: readonly PdfCharacter[], index: number): PdfFragment[] {
  const pieces: PdfCharacter[][] = [];
  let last: PdfCharacter | undefined;
  for (const character of run) {
    const piece = pieces.at(-1);
    if (piece === undefined || (last !== undefined && isJump(last, character))) pieces.push([character]);
    else piece.push(character);
    if (!floating.test(character.text)) last = character;
  }
  return pieces.flatMap((piece) => fragmentFrom(piece, index) ?? []);
}

/** Wider than any word space in unjustified text, and narrower than the gap between columns. */
const widestSpace = 1;

function isJump(last: PdfCharacter, next: PdfCharacter): boolean {
  if (next.isInferred || floating.test(next.text)) return false;
  const size = Math.max(last.size, next.size, 1);
  const gap = Math.max(next.left - last.right, last.left - next.right);
  if (gap > size * widestSpace) return true;
  const rise = Math.abs(next.baseline - last.baseline);
  const isRaised = Math.min(last.size, next.size) < size * 0.85 && rise < size * 0.6;
  return rise > size * 0.35 && !isRaised;
}

function fragmentFrom(characters: readonly PdfCharacter[], run: number): PdfFragment | null {
  const drawn = characters.filter(({ text, isHyphen }) => text.trim() !== '' || isHyphen);
  const letters = drawn.filter(({ text }) => text !== '' && !combiningMark.test(text));
  const main = largestGroup(letters);
  if (main === undefined) return null;
  const text = characters.map((character) => character.text).join('');
  const rtlCount = letters.filter((letter) => rightToLeftLetter.test(letter.text)).length;
  const ltrCount = letters.filter((letter) => /\p{L}/u.test(letter.text)).length - rtlCount;
  return {
    text,
    left: Math.min(...drawn.map(({ left }) => left)),
    right: Math.max(...drawn.map(({ right }) => right)),
    baseline: main.baseline,
    size: main.size,
    isBold: letters.filter(({ isBold }) => isBold).length > letters.length / 2,
    isRightToLeft: rtlCount > ltrCount,
    isHyphenated: characters.at(-1)?.isHyphen === true || /\p{L}\u00ad\s*$/u.test(text),
    run,
  };
}

/** A character of the size that most of the fragment has: footnote numbers and initials do not set the line. */
function largestGroup(letters: readonly PdfCharacter[]): PdfCharacter | undefined {
  const counts = new Map<number, { character: PdfCharacter; count: number }>();
  for (const character of letters) {
    const key = Math.round(character.size * 2);
    const group = counts.get(key);
    if (group === undefined) counts.set(key, { character, count: 1 });
    else group.count += 1;
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.character;
}
