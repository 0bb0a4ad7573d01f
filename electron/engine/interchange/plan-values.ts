import { findInvalidDate } from '../../../shared/domain/coding/iso-dates.ts';

const uuid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const nilUuid = '00000000-0000-0000-0000-000000000000';

/** Our spelling of another program's UUID; null where its key is none. */
export function idOfKey(key: string | null): string | null {
  const id = uuid.exec(key?.trim() ?? '')?.[1]?.toLowerCase();
  return id === undefined || id === nilUuid ? null : id;
}

/** A time as we write it, or the fallback. One without a zone is taken for UTC: never for the zone of this machine. */
export function timeOr(time: string | null, fallback: string): string {
  if (time === null || !/^\d{4}-\d{2}-\d{2}/.test(time)) return fallback;
  const hasZone = time.length <= 10 || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(time);
  const moment = new Date(hasZone ? time : `${time.replace(' ', 'T')}Z`);
  return Number.isNaN(moment.getTime()) ? fallback : moment.toISOString();
}

const longestName = 300;

/** A name that people read: no line breaks, no blanks at the ends, not without end. Empty where nothing is left. */
export function nameOf(text: string): string {
  const name = text.replace(/\s+/gu, ' ').trim();
  return name.length <= longestName ? name : name.slice(0, longestName).replace(/\p{Surrogate}$/u, '');
}

export function colorOr(color: string | null, other: () => string): string {
  return color !== null && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : other();
}

const isoDate = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

export function isIsoDate(value: string): boolean {
  return isoDate.test(value) && findInvalidDate(value) === null;
}
