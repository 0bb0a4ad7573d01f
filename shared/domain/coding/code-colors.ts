/**
 * Hues for codes and coders. They differ in lightness as well as in hue, so that neighbours in the list stay apart for
 * readers with red-green or blue-yellow colour blindness, and each is legible as a tint on paper and on a dark page.
 */
export const codeColors = [
  '#d1495b',
  '#2e7dd1',
  '#e0a100',
  '#2a9d6f',
  '#8e5bd0',
  '#e5722a',
  '#1b9aaa',
  '#c2438f',
  '#7a8f1f',
  '#5566c9',
  '#b5651d',
  '#3f8f3f',
  '#e26d8f',
  '#4aa3df',
  '#c9b037',
  '#62b58f',
  '#a98be0',
  '#f0955f',
  '#5fb7bf',
  '#d97fb8',
  '#a3b64a',
  '#8792dd',
  '#9c7b5c',
  '#708090',
] as const;

/** The first colour that nobody uses yet, otherwise the least used one. */
export function suggestColor(used: readonly string[]): string {
  const counts = new Map<string, number>(codeColors.map((color) => [color, 0]));
  for (const color of used) {
    const count = counts.get(color.toLowerCase());
    if (count !== undefined) counts.set(color.toLowerCase(), count + 1);
  }
  let best: string = codeColors[0];
  for (const color of codeColors) if (counts.get(color)! < counts.get(best)!) best = color;
  return best;
}
