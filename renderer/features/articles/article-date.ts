/** `2026-03-05T14:00+03:30` in parts; the time is kept as it was written, without regard to the reader's own zone. */
const isoParts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale ?? ''} ${Object.keys(options).join(' ')}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  formats.set(key, made);
  return made;
}

/** A publication date as the reader's locale writes it, no more precise than it is known. */
export function formatArticleDate(date: string | null, locale?: string): string {
  if (date === null) return '';
  const parts = isoParts.exec(date);
  if (!parts) return date;
  const [, year, month, day, hour, minute] = parts;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric' };
  if (month !== undefined) options.month = 'short';
  if (day !== undefined) options.day = 'numeric';
  if (hour !== undefined) {
    options.hour = '2-digit';
    options.minute = '2-digit';
    options.hour12 = false;
  }
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0));
  return formatOf(locale, options).format(time);
}

/** A moment of work (created, modified): today as a time, otherwise as a day, in the reader's zone. */
export function formatMoment(iso: string, now = new Date(), locale?: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const isToday = moment.toDateString() === now.toDateString();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { hour: '2-digit', minute: '2-digit', hour12: false }
    : { year: 'numeric', month: 'short', day: 'numeric' };
  const key = `moment ${locale ?? ''} ${isToday}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format.format(moment);
}
