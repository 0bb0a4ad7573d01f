import type { Column } from '../columns.ts';
import type { TypedValue } from '../typed-tables.ts';

/** In UTF-16 units: "Total number of characters that a cell can contain" (Microsoft, "Excel specifications and limits"). */
export const longestCell = 32_767;

/** Places in `cellXfs` of the workbook's styles. */
export const cellStyles = { plain: 0, header: 1, date: 2, time: 3, formulaLike: 4, cut: 5 } as const;

/** What could not be written as it is. */
export interface CellLosses {
  /** Texts of which a cell holds the beginning only. */
  cut: number;
  /** Days that Excel does not know, kept as text. */
  earlyDays: number;
}

const millisecondsPerDay = 86_400_000;
/** Days from Excel's day 0 to 1970. */
const daysBefore1970 = 25_569;
/** Excel takes 1900 for a leap year: before 1 March its count is another than that of other programs. */
const firstSafeDay = 61;

/** Beyond these Excel reads no number, or zero (same specifications). */
const largest = 9.999_999_999_999_99e307;
const smallest = 2.225_1e-308;

/** A cell, or nothing where there is no value. Text is never anything but text: no cell of ours is calculated. */
export function cellXml(reference: string, value: TypedValue, type: Column['type'], losses: CellLosses): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    return fits(value)
      ? `<c r="${reference}"><v>${value}</v></c>`
      : textCell(reference, String(value), cellStyles.plain);
  }
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (type === 'date' || type === 'datetime') {
    const day = Date.parse(value) / millisecondsPerDay + daysBefore1970;
    const style = type === 'date' ? cellStyles.date : cellStyles.time;
    if (day >= firstSafeDay) return `<c r="${reference}" s="${style}"><v>${day}</v></c>`;
    losses.earlyDays++;
  }
  if (value.length <= longestCell) return textCell(reference, value, styleOf(value));
  losses.cut++;
  return textCell(reference, cutText(value), cellStyles.cut);
}

export function textCell(reference: string, value: string, style: number): string {
  const styled = style === cellStyles.plain ? '' : ` s="${style}"`;
  const space = /^\s|\s$|\n|\s\s/.test(value) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${styled} t="inlineStr"><is><t${space}>${escaped(value)}</t></is></c>`;
}

/** `A`, `B` … `Z`, `AA` …, counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function fits(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= smallest && size <= largest);
}

/** Excel takes a text for a formula when it is edited, unless its style says that it was entered with an apostrophe. */
function styleOf(value: string): number {
  return /^[=+\-@]/.test(value) ? cellStyles.formulaLike : cellStyles.plain;
}

/** The note stands before the text, where it is seen: a row shows the beginning of its cells. */
function cutText(value: string): string {
  const note = `[Cut to what a cell of Excel holds. The whole text has ${Array.from(value).length.toLocaleString('en-US')} characters.] `;
  const kept = value.slice(0, longestCell - note.length);
  return note + (/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept);
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

// eslint-disable-next-line no-control-regex
const special = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * XML, with what it cannot say as `_xHHHH_`, and what looks like that with its underscore so (ECMA-376 part 1, 22.9.2.19,
 * ST_Xstring).
 */
function escaped(value: string): string {
  return value.replace(
    special,
    (character) => names[character] ?? `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
