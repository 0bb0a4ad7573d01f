/** The cell as a number, or null. */
export function numberCell(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** What JSON the cell holds, or null where it holds none. */
export function jsonCell(value: unknown): unknown {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}

/** The texts of a JSON list. */
export function stringsIn(value: unknown): string[] {
  const list = jsonCell(value);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
