/** Words of the command language, which are no names (IBM SPSS Statistics, "Variable names"). */
const reserved = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with']);

/** In bytes of UTF-8. */
const longestName = 64;

/**
 * A name for each variable that SPSS takes: letters, digits and `_ . @ # $`, at most 64 bytes, beginning with a letter
 * or `@`, not ending with a full stop, unique without regard to case.
 */
export function toSpssNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = toSpssName(name);
    let unique = wanted;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = withSuffix(wanted, `_${number}`);
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function toSpssName(name: string): string {
  let spss = name.replace(/[^\p{L}\p{Nd}_.@#$]+/gu, '_');
  // `#` begins a scratch variable, `$` one of the system.
  if (!/^[\p{L}@]/u.test(spss)) spss = `v_${spss.replace(/^[_.#$]+/u, '')}`;
  spss = cutToBytes(spss, longestName).replace(/[._]+$/u, '');
  return reserved.has(spss.toLowerCase()) ? `${spss}_v` : spss;
}

function withSuffix(name: string, suffix: string): string {
  return cutToBytes(name, longestName - suffix.length).replace(/[._]+$/u, '') + suffix;
}

/** The longest beginning of whole characters that fits into so many bytes of UTF-8. */
export function cutToBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text;
  const encoded = Buffer.from(text);
  let end = bytes;
  // A byte of the form 10xxxxxx continues the character before it.
  while (end > 0 && (encoded[end]! & 0xc0) === 0x80) end--;
  return encoded.toString('utf8', 0, end);
}
