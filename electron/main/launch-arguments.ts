import { extname, resolve } from 'node:path';

/**
 * The project that a start names: the first argument that ends in `.parlance`, as an absolute path, or null. Chromium's
 * own switches stand among the arguments, so whatever begins with a dash is not a path.
 */
export function projectInArguments(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.find((argument) => !argument.startsWith('-') && isProjectPath(argument));
  return named === undefined ? null : resolve(workingFolder, named);
}

export function isProjectPath(path: string): boolean {
  return extname(path).toLowerCase() === '.parlance';
}

/** `path` with the ending of a project, whatever the analyst typed into the dialog. */
export function withProjectEnding(path: string): string {
  return isProjectPath(path) ? path : `${path}.parlance`;
}
