import { parseDate, type PlannedDate } from './dates.ts';

export interface FileNameFacts {
  /** The name without its extension, or the title part of a name that follows the pattern. */
  title: string;
  outlet: string | null;
  date: PlannedDate | null;
}

/** `2026-03-14_The-Outlet_the-title`, with or without its middle part. */
const pattern = /^(\d{4}-\d{2}-\d{2})_(?:([^_]+)_)?([^_]+)$/u;

export function readFileName(fileName: string): FileNameFacts {
  const stem = stemOf(fileName);
  const match = pattern.exec(stem);
  const date = match ? parseDate(match[1] ?? '') : null;
  if (!match || date === null) return { title: stem, outlet: null, date: null };
  const outlet = match[2] === undefined ? null : spaced(match[2]);
  return { title: spaced(match[3] ?? '') || stem, outlet: outlet || null, date };
}

/** Name without the last extension; a name that is all extension stays as it is. */
export function stemOf(fileName: string): string {
  const stem = fileName.replace(/(?<=[^.])\.[^.\s]{1,8}$/u, '').trim();
  return stem === '' ? fileName : stem;
}

/** Hyphens stand for spaces, unless the part has spaces of its own. */
function spaced(part: string): string {
  return (/\s/.test(part) ? part : part.replaceAll('-', ' ')).trim();
}
