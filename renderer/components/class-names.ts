/** Joins what is there; a class of a CSS module counts as possibly missing. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
