const lineBreak = /\r\n|[\r\u2028\u2029\u0085\v\f]/g;
// oxlint-disable-next-line no-control-regex -- removing control characters is the purpose
const forbiddenControl = /[\0-\x08\x0E-\x1F]/g;
/** With the `u` flag a surrogate matches only where it is not half of a pair. */
const loneSurrogate = /\p{Surrogate}/gu;
const leadingByteOrderMarks = /^\uFEFF+/;

/**
 * The form in which an article's text is kept for good: no byte-order mark, every line break `\n`, no C0 controls but
 * tab, no lone surrogates (U+FFFD instead, because they cannot be written as UTF-8). Nothing else is touched.
 * Applying it twice changes nothing, so that a text that was exported and imported again keeps its hash.
 */
export function canonicalizeText(decoded: string): string {
  // Surrogates first: a control removed from between two lone halves must not join them into a character.
  let text = replaceWhereFound(decoded, loneSurrogate, '\uFFFD');
  text = replaceWhereFound(text, lineBreak, '\n');
  text = replaceWhereFound(text, forbiddenControl, '');
  return text.charCodeAt(0) === 0xfeff ? text.replace(leadingByteOrderMarks, '') : text;
}

/** `search` keeps no state between calls (unlike `test` with the `g` flag) and copies nothing. */
function replaceWhereFound(text: string, pattern: RegExp, replacement: string): string {
  return text.search(pattern) === -1 ? text : text.replace(pattern, replacement);
}
