/** Words of a document, in lower case, that stand in the middle of lines: they show how it writes its compounds. */
export type Vocabulary = ReadonlySet<string>;

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐'’][\p{L}\p{M}\p{N}]+)*/gu;

export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) {
    const found = [...line.toLowerCase().matchAll(word)].map(([match]) => match);
    // The last word of a line may be half of one, and so may the first.
    for (const whole of found.slice(1, -1)) words.add(whole);
  }
  return words;
}

/** First parts that English hardly ever writes solid. */
const separatePrefix =
  /^(?:self|non|ex|half|all|cross|anti|pro|vice|well|so|then|long|short|high|low|two|three|four|five|ten)$/;

/** What stands between the halves of a word that a line end broke: nothing, or the hyphen that belongs to the word. */
export function joinHyphenated(before: string, after: string, vocabulary: Vocabulary): '' | '-' {
  const first = /[\p{L}\p{M}\p{N}]+$/u.exec(before)?.[0] ?? '';
  const second = /^[\p{L}\p{M}\p{N}]+/u.exec(after)?.[0] ?? '';
  // `Franco-` `Prussian`, `2019-` `2020`: only a small letter carries a word on.
  if (first === '' || !/^\p{Ll}|^\p{Lo}/u.test(second)) return '-';
  const halves = [first.toLowerCase(), second.toLowerCase()];
  if (vocabulary.has(halves.join(''))) return '';
  if (vocabulary.has(halves.join('-'))) return '-';
  return separatePrefix.test(halves[0] ?? '') && vocabulary.has(halves[1] ?? '') ? '-' : '';
}
