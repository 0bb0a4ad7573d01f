import { oneLine } from './script-columns.ts';
import { cutToCharacters } from './literals.ts';

/** In characters (Stata, "Limits"). */
const longestLabel = 80;

/**
 * What no quotes protect in a do-file: macros begin with a grave accent or a dollar sign, a backslash takes their meaning
 * away, a quotation mark with an apostrophe closes compound quotes, and slashes and stars are taken for comments.
 */
const unquotable = /[`$\\\p{Cc}]|"'|\/[*/]|\*\//u;

/** A command that gives a column its label. */
export function variableLabel(column: string, label: string): string {
  const text = cutToCharacters(oneLine(label), longestLabel);
  if (!unquotable.test(text)) return `label variable ${column} ${inQuotes(text)}`;
  return `mata: st_varlabel("${column}", ${inMata(text)})`;
}

/** A command that gives a number of a value label its text. */
export function valueLabel(list: string, number: number, text: string): string {
  if (!unquotable.test(text)) return `label define ${list} ${number} ${inQuotes(text)}, modify`;
  return `mata: st_vlmodify("${list}", ${number}, ${inMata(text)})`;
}

/** In compound double quotes, between which quotation marks stand for themselves, where there are any. */
function inQuotes(text: string): string {
  return text.includes('"') ? `\`"${text}"'` : `"${text}"`;
}

/** A Mata expression in which characters with a meaning of their own stand as their numbers. */
function inMata(text: string): string {
  const parts = text.match(/[`$\\"'/*\p{Cc}]|[^`$\\"'/*\p{Cc}]+/gu) ?? [];
  return parts
    .map((part) => (/^[`$\\"'/*\p{Cc}]$/u.test(part) ? `char(${part.codePointAt(0)})` : `"${part}"`))
    .join(' + ');
}
