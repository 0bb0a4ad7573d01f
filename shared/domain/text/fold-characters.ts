/** What one character, or one character with its marks, becomes in the folded text. `folding.ts` walks over texts. */

/** Letters that are one letter to Unicode and a letter with a stroke, or two letters, to a reader who searches. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  // Arabic and Persian yeh and kaf; alef wasla; the heh that Unicode makes of heh with yeh above (U+06C0).
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ٱ: 'ا',
  ە: 'ه',
};
/** Before compatibility decomposition, which would make spaces or doubled marks of some of them. */
const punctuation: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛′‹›ʼʹˈ´＇]/gu, "'"],
  [/[“”„‟″«»＂]/gu, '"'],
  [/[‐‑‒–—―−﹘﹣－⸺⸻־]/gu, '-'],
];
/** ZWNJ, ZWJ, zero-width space, bidirectional marks, soft hyphen, word joiner, byte-order mark; tatweel. */
const ignorable = /[\u00AD\u061C\u0640\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
/** Marks that a reader does not search for. Vowel signs of Indic and Thai, and kana voicing, are letters and stay. */
const strippedMarkRanges = [
  '\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F', // diacritics of the alphabets
  '\\u0483-\\u0489', // Cyrillic
  '\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7', // Hebrew points
  '\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u08CA-\\u08E1\\u08E3-\\u08FF', // Arabic short vowels
  '\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED', // Quranic signs
  '\\uFE00-\\uFE0F', // variation selectors
];
const strippedMark = new RegExp(`[${strippedMarkRanges.join('')}]`, 'gu');
const jamoVowelOrTail = /[\u1160-\u11FF\uD7B0-\uD7FF]/;

/** Folds one character, or a base with all its marks. Context beyond that is `folding.ts`'s business. */
export function foldCluster(cluster: string): string {
  let folded = cluster;
  for (const [pattern, replacement] of punctuation) folded = folded.replace(pattern, replacement);
  folded = stripMarks(folded);
  // Up, then down: that is how "ß" meets "SS", "ς" meets "σ" and "ı" meets "I". Only "ẞ" must go down first.
  // Lowering "İ" leaves a mark behind.
  folded = stripMarks(folded.toLowerCase().toUpperCase().toLowerCase());
  for (const [pattern, replacement] of punctuation) folded = folded.replace(pattern, replacement);
  folded = folded.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  folded = Array.from(folded, (character) => letters[character] ?? character).join('');
  return folded.normalize('NFC');
}

function stripMarks(text: string): string {
  return text.normalize('NFKD').replace(strippedMark, '').replace(ignorable, '');
}

export const joinsNothing = 0;
/** A mark that folding removes. */
export const joinsButVanishes = 1;
/** A mark or a jamo that may melt with what stands before it, so that both are folded together. */
export const joinsAndStays = 2;

export function joiningOf(character: string): number {
  const first = String.fromCodePoint(character.normalize('NFKD').codePointAt(0) ?? 0);
  if (first.search(strippedMark) === 0) return joinsButVanishes;
  return /\p{M}/u.test(first) || jamoVowelOrTail.test(first) ? joinsAndStays : joinsNothing;
}
