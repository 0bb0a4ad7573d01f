import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');
const themes = ['light', 'sepia', 'dark', 'contrast'];

function tokensOf(theme: string): Map<string, string> {
  const block = new RegExp(`data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1];
  if (block === undefined) throw new Error(`tokens.css has no theme ${theme}`);
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['chrome', 'paper', 'paper-raised', 'field'];
const pairs: [ink: string, ground: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'ok', 'warn'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ['ink', 'accent-soft'],
  ['ink', 'selection'],
  ['ink', 'chrome-3'],
  ['ink-2', 'chrome-2'],
  ['ink-2', 'chrome-3'],
  ['ink', 'chosen'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['danger', 'danger-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
];

describe.each(themes)('theme %s', (theme) => {
  const tokens = tokensOf(theme);

  it('has every colour that the light theme has', () => {
    expect([...tokens.keys()].sort()).toEqual([...tokensOf('light').keys()].sort());
  });

  it('lets every text be read: 4.5 to 1, and 7 to 1 in high contrast', () => {
    const wanted = theme === 'contrast' ? 7 : 4.5;
    const weak = pairs
      .map(([ink, ground]) => ({ ink, ground, ratio: contrast(tokens.get(ink)!, tokens.get(ground)!) }))
      .filter(({ ratio }) => ratio < wanted)
      .map(({ ink, ground, ratio }) => `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    expect(weak).toEqual([]);
  });

  it('shows where the focus is: 3 to 1 against every ground', () => {
    const weak = grounds.filter((ground) => contrast(tokens.get('focus')!, tokens.get(ground)!) < 3);
    expect(weak).toEqual([]);
  });
});
