import { isObject } from './json-records.ts';
import { timeOr } from './plan-values.ts';

/** Reading JSON that somebody else wrote: whatever is not of the type expected counts as absent. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A text, or a number as text: programs write ids both ways. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return textOf(value);
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectsOf(value: unknown): Record<string, unknown>[] {
  return listOf(value).filter(isObject);
}

export function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function textsOf(value: unknown): string[] {
  return (typeof value === 'string' ? [value] : listOf(value)).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

/** ISO 8601 in UTC, as the project keeps its times; null where it is no time. */
export function timeOf(value: unknown): string | null {
  return timeOr(textOf(value), '') || null;
}
