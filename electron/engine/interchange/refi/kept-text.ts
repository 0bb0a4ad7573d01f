/** Below this length V8 copies characters; above it a part of a text keeps the whole text in memory. */
const shortest = 13;

/**
 * A copy that stands for itself. What a parser hands out are views into pieces of 64 kB of XML: kept as they are, a
 * hundred thousand GUIDs would keep the whole document.
 */
export function keptText(text: string): string {
  return text.length < shortest ? text : Buffer.from(text, 'utf8').toString('utf8');
}
