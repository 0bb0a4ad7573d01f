import { ParlanceError } from '../../../shared/contract/errors.ts';
import { createCodeTree, pathSeparator, splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';

/**
 * Finds codes the way people name them: the path from the root, otherwise a bare name that stands once; letter case
 * counts only where it is needed to tell codes apart.
 */
export function createCodeFinder(codes: readonly Code[]): (reference: string) => Code {
  const tree = createCodeTree(codes);
  const places = codes.map((code) => ({ code, path: tree.namesOf(code.id).join(pathSeparator) }));
  return (reference) => {
    const names = splitCodePath(reference);
    const path = names.join(pathSeparator);
    const matches = [
      places.filter((place) => place.path === path),
      places.filter((place) => place.code.name === path),
      places.filter((place) => isSameLetters(place.path, path)),
      places.filter((place) => isSameLetters(place.code.name, path)),
    ].find((found) => found.length > 0);
    if (!matches) {
      throw new ParlanceError('code.not-found', `There is no code “${reference}” in the codebook.`, {
        details: { reference },
      });
    }
    if (matches.length > 1) {
      const paths = matches.map((place) => place.path).join('; ');
      throw new ParlanceError(
        'code.ambiguous',
        `Several codes are named “${reference}”: ${paths}. Give the path of the one that you mean.`,
        { details: { reference } },
      );
    }
    return matches[0]!.code;
  };
}

function isSameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
