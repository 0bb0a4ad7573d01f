/** Why an ISO 8601 date of any precision is not one of the calendar and the clock, or null where it is. */
export function findInvalidDate(date: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?/.exec(date);
  if (!match) return 'it has to begin with a year of four digits';
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')];
  if (month < 1 || month > 12) return 'there is no such month';
  if (day < 1 || day > daysOf(year, month)) return 'there is no such day';
  return Number(match[4] ?? '0') > 23 || Number(match[5] ?? '0') > 59 ? 'there is no such time' : null;
}

function daysOf(year: number, month: number): number {
  // Set apart from the constructor, which takes the years 0 to 99 for those of the twentieth century.
  const lastDay = new Date(Date.UTC(2000, month, 0));
  lastDay.setUTCFullYear(year, month, 0);
  return lastDay.getUTCDate();
}
