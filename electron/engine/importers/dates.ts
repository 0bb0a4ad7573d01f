import type { DatePrecision } from './import-plan.ts';
import { gregorianOfJalali } from './jalali.ts';
import { monthNumber } from './month-names.ts';

export interface PlannedDate {
  date: string;
  datePrecision: DatePrecision;
}

/**
 * Reads a date that stands alone: ISO 8601, RFC 822, a day with the month's name in one of the languages of
 * `month-names.ts`, or figures whose order is certain. Answers null for everything else: `03/04/2026` is April in Paris
 * and March in New York, and a wrong date is worse than none.
 */
export function parseDate(raw: string): PlannedDate | null {
  const text = westernDigits(raw)
    .replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (text === '' || text.length > 80) return null;
  return parseIso(text) ?? parseNamed(text) ?? parseFigures(text);
}

/** Arabic-Indic and Persian digits to ASCII. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

const isoPattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?$/i;

function parseIso(text: string): PlannedDate | null {
  const match = isoPattern.exec(text);
  if (!match) {
    const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(text);
    return compact ? dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])) : null;
  }
  const [, year, month, day, hour, minute, zone] = match;
  if (month === undefined) return yearOf(Number(year));
  if (day === undefined) return monthOf(Number(year), Number(month));
  const whole = dayOf(Number(year), Number(month), Number(day));
  if (whole === null || hour === undefined || minute === undefined) return whole;
  return withTime(whole, hour, minute, zone);
}

/** The publisher's own clock is kept, with its offset: in UTC an early morning would become the day before. */
function withTime(whole: PlannedDate, hour: string, minute: string, zone: string | undefined): PlannedDate {
  if (Number(hour) > 23 || Number(minute) > 59) return whole;
  return { date: `${whole.date}T${hour}:${minute}${normalZone(zone)}`, datePrecision: 'minute' };
}

function normalZone(zone: string | undefined): string {
  if (zone === undefined) return '';
  const offset = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  if (!offset) return 'Z';
  const minutes = offset[2] ?? '00';
  return offset[1]?.slice(1) === '00' && minutes === '00' ? 'Z' : `${offset[1]}:${minutes}`;
}

const zonePattern = '(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?';
const timePattern = `(?:[,،]?\\s*(?:at\\s+|-\\s+|um\\s+|à\\s+)?(\\d{1,2}):(\\d{2})(?::\\d{2})?\\s*(a\\.?m\\.?|p\\.?m\\.?)?\\s*${zonePattern}(?:\\s*Uhr)?)?`;
/** An optional weekday: one word (Persian writes some of them as two) before the day itself. */
const weekdayPattern = '(?:(?:یک|دو|سه|چهار|پنج)\\sشنبه[،,]?\\s+|[\\p{L}\\u200c]+[.,،]?\\s+)?';
const dayFirst = new RegExp(
  `^${weekdayPattern}(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:de\\s+|of\\s+)?([\\p{L}\\p{M}]+)\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?:年)?${timePattern}$`,
  'iu',
);
const monthFirst = new RegExp(
  `^(?:\\p{L}+,\\s+)?([\\p{L}\\p{M}]+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${timePattern}$`,
  'iu',
);
const monthOnly = /^([\p{L}\p{M}]+)\.?,?\s+(\d{4})$/u;

function parseNamed(text: string): PlannedDate | null {
  const east = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](?:\s*\S*\s*(\d{1,2}):(\d{2}))?$/u.exec(
    text,
  );
  if (east) return dayOf(Number(east[1]), Number(east[2]), Number(east[3]));
  const first = dayFirst.exec(text);
  if (first) return namedDay(first[3], first[2], first[1], first.slice(4));
  const second = monthFirst.exec(text);
  if (second) return namedDay(second[3], second[1], second[2], second.slice(4));
  const third = monthOnly.exec(text);
  const month = third ? monthNumber(third[1] ?? '') : null;
  return third && month !== null && month.calendar === 'gregorian' ? monthOf(Number(third[2]), month.month) : null;
}

function namedDay(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
  time: (string | undefined)[],
): PlannedDate | null {
  const month = monthNumber(name ?? '');
  if (month === null) return null;
  const whole =
    month.calendar === 'jalali'
      ? jalaliDay(Number(year), month.month, Number(day))
      : dayOf(Number(year), month.month, Number(day));
  const [hour, minute, half, zone] = time;
  if (whole === null || hour === undefined || minute === undefined) return whole;
  return withTime(whole, twentyFourHours(hour, half), minute, zone);
}

function twentyFourHours(hour: string, half: string | undefined): string {
  const number = Number(hour);
  if (half === undefined) return String(number).padStart(2, '0');
  const base = number % 12;
  return String(half.toLowerCase().startsWith('p') ? base + 12 : base).padStart(2, '0');
}

/** `14/03/2026`, `2026/03/14`, `14.03.2026`, `1404/12/23`: only where one reading is possible. */
function parseFigures(text: string): PlannedDate | null {
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst) {
    const [year, month, day] = [Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])];
    return year < 1600 ? jalaliDay(year, month, day) : dayOf(year, month, day);
  }
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return null;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first > 12) return dayOf(year, second, first);
  if (second > 12 || first === second) return dayOf(year, first, second);
  return null;
}

function jalaliDay(year: number, month: number, day: number): PlannedDate | null {
  const gregorian = gregorianOfJalali(year, month, day);
  return gregorian === null ? null : dayOf(gregorian.year, gregorian.month, gregorian.day);
}

function yearOf(year: number): PlannedDate | null {
  return isLikelyYear(year) ? { date: String(year), datePrecision: 'year' } : null;
}

function monthOf(year: number, month: number): PlannedDate | null {
  if (!isLikelyYear(year) || month < 1 || month > 12) return null;
  return { date: `${year}-${String(month).padStart(2, '0')}`, datePrecision: 'month' };
}

function dayOf(year: number, month: number, day: number): PlannedDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (!isLikelyYear(year) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { date: date.toISOString().slice(0, 10), datePrecision: 'day' };
}

/** Newspapers exist since 1605; a far future year is a number that is no date. */
function isLikelyYear(year: number): boolean {
  return year >= 1600 && year <= 2199;
}
