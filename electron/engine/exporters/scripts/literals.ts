/** Line ends and controls that no editor shows, and marks of direction, which R refuses in its source. */
const unseen = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * A text in double quotes as both R and Python read it: JSON's escapes are among theirs. NUL is none of R's characters,
 * so it goes.
 */
export function quoted(text: string): string {
  return JSON.stringify(wellFormed(text.replaceAll('\0', ''))).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Half an emoji becomes the replacement character, as in the tables. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** Names on lines of moderate length. */
export function wrapped(words: readonly string[], width = 90): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The first so many characters (code points); what is longer ends with an ellipsis. */
export function cutToCharacters(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
