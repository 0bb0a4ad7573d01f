/** Lengths of the months of the Solar Hijri (Jalali) year; the twelfth has 30 days in a leap year. */
const monthDays: readonly number[] = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29];

const persianCalendar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

const millisecondsPerDay = 86_400_000;

/**
 * Converts a date of the calendar of Iran and Afghanistan. The year begins between 19 and 22 March; which day it is
 * comes from ICU, so the leap-year rule need not be repeated here. Null where there is no such day.
 */
export function gregorianOfJalali(
  year: number,
  month: number,
  day: number,
): { year: number; month: number; day: number } | null {
  if (year < 1200 || year > 1500 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const before = monthDays.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  for (let newYear = 19; newYear <= 22; newYear += 1) {
    const time = Date.UTC(year + 621, 2, newYear) + (before + day - 1) * millisecondsPerDay;
    const found = jalaliOf(time);
    if (found.year !== year || found.month !== month || found.day !== day) continue;
    const date = new Date(time);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return null;
}

function jalaliOf(time: number): { year: number; month: number; day: number } {
  const parts = persianCalendar.formatToParts(time);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}
