import { ParlanceError } from '../../../shared/contract/errors.ts';
import { createCodeTree, splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';

/** Finds codes the way people name them: the path from the root, otherwise a bare name that stands once. */
export function createCodeFinder(codes: readonly Code[]): (reference: string) => Code {
  const tree = createCodeTree(codes);
  const byPath = new Map<string, Code>();
  const byName = new Map<string, Code[]>();
  for (const code of codes) {
    byPath.set(keyOf(tree.namesOf(code.id)), code);
    byName.set(code.name, [...(byName.get(code.name) ?? []), code]);
  }
  return (reference) => {
    const names = splitCodePath(reference);
    const exact = byPath.get(keyOf(names));
    if (exact) return exact;
    const named = names.length === 1 ? (byName.get(names[0]!) ?? []) : [];
    if (named.length === 1) return named[0]!;
    if (named.length > 1) {
      throw new ParlanceError(
        'code.ambiguous',
        `Several codes are named “${reference}”: ${named.map((code) => tree.pathOf(code.id)).join('; ')}. Give the path of the one that you mean.`,
        { details: { reference } },
      );
    }
    throw new ParlanceError('code.not-found', `There is no code “${reference}” in the codebook.`, {
      details: { reference },
    });
  };
}

function keyOf(names: readonly string[]): string {
  return names.join('\n');
}
