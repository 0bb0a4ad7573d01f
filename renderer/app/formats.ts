const numbers = new Intl.NumberFormat();
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const distances = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** A count, grouped as the reader's locale does. */
export function formatCount(value: number): string {
  return numbers.format(value);
}

/** Day and time of an ISO 8601 moment, as the reader's locale writes them. */
export function formatMoment(iso: string): string {
  return moments.format(new Date(iso));
}

export function formatDay(iso: string): string {
  return days.format(new Date(iso));
}

export function formatTime(iso: string): string {
  return times.format(new Date(iso));
}

const hour = 3_600_000;

/** "5 minutes ago", "yesterday"; a date once it is longer than a week ago. */
export function relativeTime(iso: string, now = Date.now()): string {
  const passed = now - Date.parse(iso);
  if (passed < hour) return distances.format(-Math.max(0, Math.round(passed / 60_000)), 'minute');
  if (passed < 24 * hour) return distances.format(-Math.round(passed / hour), 'hour');
  if (passed < 7 * 24 * hour) return distances.format(-Math.round(passed / (24 * hour)), 'day');
  return formatDay(iso);
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** In powers of 1000, with one digit below ten: 940 B, 1.2 kB, 35 MB. */
export function formatBytes(bytes: number): string {
  const exponent = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** exponent;
  const digits = exponent > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${units[exponent]}`;
}

/** The last part of a path, whichever separator it uses. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What stands before the last part of a path. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.length - fileNameOf(path).length - 1, 0)) || '/';
}
