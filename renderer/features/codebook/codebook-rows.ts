import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';

/** A code in use with the codes in use below it. */
export interface CodeRow {
  code: Code;
  children: CodeRow[];
  /** Codings of the code and of everything in use below it. */
  familyCount: number;
}

/**
 * The codes in use as a tree. Codes below a retired one move up to the nearest ancestor that is in use, so that none is
 * lost from sight. With words to look for, only codes whose name or definition has them, and what leads there.
 */
export function arrangeCodes(tree: CodeTree<Code>, query = ''): CodeRow[] {
  const words = foldForIndex(query).split(/\s+/).filter(Boolean);
  const matches = (code: Code): boolean => {
    const text = foldForIndex(`${code.name} ${code.definition}`);
    return words.every((word) => text.includes(word));
  };
  const rowsBelow = (id: CodeId | null): CodeRow[] =>
    tree.childrenOf(id).flatMap((code) => {
      const children = rowsBelow(code.id);
      if (code.retiredAt !== null) return children;
      if (words.length > 0 && children.length === 0 && !matches(code)) return [];
      const familyCount = children.reduce((sum, child) => sum + child.familyCount, code.segmentCount);
      return [{ code, children, familyCount }];
    });
  return rowsBelow(null);
}

/** Retired codes in the order of the codebook, with the same filter. */
export function retiredCodes(tree: CodeTree<Code>, query = ''): Code[] {
  const words = foldForIndex(query).split(/\s+/).filter(Boolean);
  return tree.ordered.filter((code) => {
    if (code.retiredAt === null) return false;
    const text = foldForIndex(`${code.name} ${code.definition}`);
    return words.every((word) => text.includes(word));
  });
}

/** Ids of the rows that have something below them. */
export function parentsOf(rows: readonly CodeRow[]): CodeId[] {
  return rows.flatMap((row) => (row.children.length > 0 ? [row.code.id, ...parentsOf(row.children)] : []));
}

/** Only a code that no coding uses and that nothing hangs on may go; any other is retired. */
export function isRemovable(tree: CodeTree<Code>, code: Code): boolean {
  return code.segmentCount === 0 && tree.childrenOf(code.id).length === 0;
}

/** The code that has a key, if any but `except`. */
export function ownerOfKey(codes: readonly Code[], key: string, except: CodeId): Code | undefined {
  return codes.find((code) => code.id !== except && code.key === key.toLowerCase());
}
