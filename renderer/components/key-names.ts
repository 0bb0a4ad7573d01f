export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);

const macNames: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩', Delete: '⌫' };

/** `Ctrl+Shift+Z` as the caps to draw. A plus sign at the end is the key itself. */
export function keyParts(keys: string): string[] {
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  return parts.map((part) => (isMac ? (macNames[part] ?? part) : part));
}
