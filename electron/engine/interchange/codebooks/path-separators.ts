/** What separates the names of a path; null where the cells are names and no paths. */
export type PathSeparator = RegExp | null;

/** The clearest first: a sign with blanks around it is hardly ever part of a name. */
const separators: readonly RegExp[] = [/\s+>\s+|\s*»\s*/, />/, /\\+/, /::/, /\s*\|\s*/, /\//];
/** In a column of names, a slash, a bar or a colon is more likely part of the name. */
const certain = 3;

/** One separator holds for the whole column. `kind`: whether the column is one of paths, or of names that may be. */
export function choosePathSeparator(cells: readonly string[], kind: 'path' | 'name' | 'none' = 'path'): PathSeparator {
  if (kind === 'none') return null;
  const candidates = kind === 'path' ? separators : separators.slice(0, certain);
  const isUsed = (separator: RegExp): boolean =>
    cells.some((cell) => cell.split(separator).filter((name) => name.trim() !== '').length > 1);
  return candidates.find(isUsed) ?? null;
}

export function splitNames(cell: string, separator: PathSeparator): string[] {
  return (separator === null ? [cell] : cell.split(separator)).map((name) => name.trim()).filter((name) => name !== '');
}
