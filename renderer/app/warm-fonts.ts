/** A letter of each script that the reading fonts have files for. */
const samples: readonly [family: string, text: string][] = [
  ['Source Serif 4 Variable', 'aéœж'],
  ['Vazirmatn Variable', 'اپ'],
];

/**
 * Fetches the fonts of the reader before an article asks for them. Otherwise the first article would be painted in
 * another font and move under the pointer when its own arrives.
 */
export function warmFonts(): void {
  // What cannot be fetched is no loss: the text is then shown in the next font of the list.
  for (const [family, text] of samples) void document.fonts.load(`1em "${family}"`, text).catch(() => undefined);
}
