/** What somebody typed, read as a value of the field; or the key of the sentence that says why it cannot be. */
export type Reading<T> = { value: T } | { problem: 'number' | 'date' | 'url' | 'language' | 'empty' | 'key' };

/** A number with a decimal point or a decimal comma; empty is none. */
export function readNumber(typed: string): Reading<number | null> {
  const text = typed.trim().replace(/[−–]/, '-').replace(',', '.');
  if (text === '') return { value: null };
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) ? { value: Number(text) } : { problem: 'number' };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A year, month, day or minute in ISO 8601, with a day that exists; empty is none. */
export function readDate(typed: string): Reading<string | null> {
  const text = typed.trim().replace(/[/.]/g, '-').replace(' ', 'T');
  if (text === '') return { value: null };
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{2}):(\d{2})(Z|[+-]\d{2}:\d{2})?)?)?)?$/.exec(text);
  if (!parts) return { problem: 'date' };
  const [, year, month, day, hour, minute, zone] = parts;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return { problem: 'date' };
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))) {
    return { problem: 'date' };
  }
  if (hour !== undefined && (Number(hour) > 23 || Number(minute) > 59)) return { problem: 'date' };
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return { value: hour === undefined ? date : `${date}T${hour}:${minute}${zone ?? ''}` };
}

/** A web address; empty is none. */
export function readUrl(typed: string): Reading<string | null> {
  const text = typed.trim();
  if (text === '') return { value: null };
  return /^https?:\/\/\S+$/i.test(text) ? { value: text } : { problem: 'url' };
}

/** A language tag such as `en` or `fa-IR`; empty is none. */
export function readLanguage(typed: string): Reading<string | null> {
  const text = typed.trim();
  if (text === '') return { value: null };
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? { value: text } : { problem: 'language' };
}

/** A name that must not be empty; blanks are put right as the engine does. */
export function readName(typed: string): Reading<string> {
  const text = typed.replace(/\s+/gu, ' ').trim();
  return text === '' ? { problem: 'empty' } : { value: text };
}

/** A line that may be empty. */
export function readLine(typed: string): Reading<string | null> {
  const text = typed.replace(/\s+/gu, ' ').trim();
  return { value: text === '' ? null : text };
}

/** One letter or digit; empty is none. */
export function readKey(typed: string): Reading<string | null> {
  const text = typed.trim().toLowerCase();
  if (text === '') return { value: null };
  return /^[\p{L}\p{N}]$/u.test(text) ? { value: text } : { problem: 'key' };
}
