import type { Code } from '../../../shared/domain/coding/types.ts';
import { codeHighlightName, markHighlightName } from './highlight-painter.ts';

/** What the rules take from the theme: a highlight cannot read the variables of the text that it lies on. */
export interface SheetTheme {
  tint: string;
  accent: string;
  ink: string;
}

export function readSheetTheme(root: Element): SheetTheme {
  const style = getComputedStyle(root);
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return { tint: token('--tint', '22%'), accent: token('--accent', '#24566b'), ink: token('--ink', '#20252a') };
}

/** A marker pen's yellow, far from the tints of codes, in every theme. */
const found = '#f0b400';

/** One rule per code, then the marks. Colours are see-through, so where codings overlap they blend. */
export function highlightRules(codes: readonly Pick<Code, 'id' | 'color'>[], theme: SheetTheme): string {
  const tinted = (color: string, share: string): string => `color-mix(in srgb, ${color} ${share}, transparent)`;
  const line = (color: string, kind: string): string =>
    `text-decoration: underline ${kind} ${color}; text-underline-offset: 0.22em; text-decoration-skip-ink: none`;
  return [
    ...codes.map(
      (code) => `::highlight(${codeHighlightName(code.id)}) { background-color: ${tinted(code.color, theme.tint)}; }`,
    ),
    `::highlight(${markHighlightName('found')}) { background-color: ${tinted(found, '30%')}; }`,
    `::highlight(${markHighlightName('found-here')}) { background-color: ${tinted(found, '62%')}; ${line(theme.ink, '1px')}; }`,
    `::highlight(${markHighlightName('drop')}) { background-color: ${tinted(theme.accent, '26%')}; ${line(theme.accent, '2px dashed')}; }`,
    `::highlight(${markHighlightName('passage')}) { background-color: ${tinted(theme.accent, '13%')}; ${line(theme.accent, '2px')}; }`,
    `::highlight(${markHighlightName('chosen')}) { background-color: ${tinted(theme.ink, '9%')}; ${line(theme.ink, '2px')}; }`,
    // In forced colours backgrounds of highlights go; a line keeps coded text apart from the rest.
    `@media (forced-colors: active) { ${codes
      .map((code) => `::highlight(${codeHighlightName(code.id)}) { text-decoration: underline 1px dotted; }`)
      .join(' ')} }`,
  ].join('\n');
}
