/** How strongly a code's colour tints the words, as on screen. */
const tint = 0.22;

/** The tints of these colours (`#rrggbb`) over one another on white, as six hexadecimal digits; null without any. */
export function blendedFill(colors: readonly string[]): string | null {
  if (colors.length === 0) return null;
  let mixed = [255, 255, 255];
  for (const color of colors) {
    const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    mixed = mixed.map((value, channel) => value * (1 - tint) + parts[channel]! * tint);
  }
  return mixed
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
