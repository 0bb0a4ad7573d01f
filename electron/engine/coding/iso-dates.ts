/** Why an ISO 8601 date of any precision is not one of the calendar, or null where it is. */
export function findInvalidDate(date: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date);
  if (!match) return 'it has to begin with a year of four digits';
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')];
  if (month < 1 || month > 12) return 'there is no such month';
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > lastDay ? 'there is no such day' : null;
}
