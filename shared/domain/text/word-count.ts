import { segmenterFor } from './segmenters.ts';

// What a character means for counting. Numbers, because a table of them is what makes megabytes quick.
const separator = 0;
const wordCharacter = 1;
/** Holds a word together between two word characters: "don't", "cease-fire", "U.S.". */
const joiner = 2;
/** Holds a number together between two digits: "1,500", "10:30". */
const digitJoiner = 3;
/** Marks, ZWNJ, ZWJ, bidirectional marks, soft hyphen. Neither ends a word nor begins one. */
const attached = 4;
/** Of a script without spaces between words; only a dictionary can tell how many words a run has. */
const unspaced = 5;

/** In code units; a stretch ends at the first separator beyond it. */
const longestStretch = 4096;

const unspacedPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const wordPattern = /[\p{L}\p{N}]/u;
const joinerPattern = /['’ʼ.·‐‑_-]/;
const digitJoinerPattern = /[,٫٬:/]/;
const attachedPattern = /[\p{M}\u00AD\u061C\u200C-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/**
 * Words as a word processor counts them, by letters, numbers and what joins them. Only runs of a script without spaces
 * go to `Intl.Segmenter`, which needs seconds for megabytes.
 */
export function countWords(text: string, language: string | null): number {
  const kinds = bmpKinds();
  let count = 0;
  let isInWord = false;
  let width = 1;
  for (let i = 0; i < text.length; i += width) {
    const unit = text.charCodeAt(i);
    width = 1;
    let kind = kinds[unit]!;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const character = characterAt(text, i);
      width = character.length;
      kind = kindOf(character);
    }
    if (kind === wordCharacter) {
      if (!isInWord) count++;
      isInWord = true;
    } else if (kind === unspaced) {
      width = unspacedEnd(text, i, kinds) - i;
      count += countDictionaryWords(text.slice(i, i + width), language);
      isInWord = false;
    } else if (isInWord) {
      isInWord = kind === attached || isJoined(text, i, kind, kinds);
    }
  }
  return count;
}

function isJoined(text: string, offset: number, kind: number, kinds: Uint8Array): boolean {
  if (kind === joiner) return kinds[text.charCodeAt(offset + 1)] === wordCharacter;
  return kind === digitJoiner && /^\p{Nd}{2}$/u.test(text.charAt(offset - 1) + text.charAt(offset + 1));
}

/**
 * The end of a stretch without words of spaced scripts. It goes on across punctuation, because a call of the segmenter
 * costs as much as dozens of characters.
 */
function unspacedEnd(text: string, start: number, kinds: Uint8Array): number {
  let end = start;
  while (end < text.length) {
    const character = characterAt(text, end);
    const kind = character.length === 1 ? kinds[character.charCodeAt(0)] : kindOf(character);
    if (kind === separator && end - start > longestStretch) break;
    if (kind === wordCharacter) break;
    end += character.length;
  }
  return end;
}

function countDictionaryWords(run: string, language: string | null): number {
  let count = 0;
  for (const part of segmenterFor(language, 'word').segment(run)) if (part.isWordLike === true) count++;
  return count;
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset)!);
}

let cachedKinds: Uint8Array | undefined;

function bmpKinds(): Uint8Array {
  if (cachedKinds === undefined) {
    cachedKinds = new Uint8Array(0x10000);
    for (let unit = 0; unit < cachedKinds.length; unit++) cachedKinds[unit] = kindOf(String.fromCharCode(unit));
  }
  return cachedKinds;
}

function kindOf(character: string): number {
  if (unspacedPattern.test(character)) return unspaced;
  if (wordPattern.test(character)) return wordCharacter;
  if (joinerPattern.test(character)) return joiner;
  if (digitJoinerPattern.test(character)) return digitJoiner;
  return attachedPattern.test(character) ? attached : separator;
}
