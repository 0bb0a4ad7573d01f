import { suggestColor } from '../../../shared/domain/coding/code-colors.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';

/** In-vivo codes are named by the passage; a longer one is cut here. */
export const inVivoLength = 60;

/** The words of a passage as the name of a code. */
export function inVivoName(quote: string): string {
  // The separator of paths cannot be part of a name.
  const line = quote.replaceAll(/[\s>]+/gu, ' ').trim();
  if (line.length <= inVivoLength) return line;
  const cut = line.slice(0, snapToGraphemes(line, { start: inVivoLength - 1, end: inVivoLength - 1 }).start);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > inVivoLength / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

/** Follows the names down the codebook as far as they are there, and makes up the rest. */
export function planCodes(
  names: readonly string[],
  known: readonly Code[],
  makeId: () => CodeId,
): { target: CodeId; missing: Code[] } {
  const tree = createCodeTree(known);
  const missing: Code[] = [];
  let parentId: CodeId | null = null;
  for (const name of names) {
    const existing: Code | undefined =
      missing.length > 0
        ? undefined
        : tree.childrenOf(parentId).find((code) => foldForIndex(code.name) === foldForIndex(name));
    const code: Code = existing ?? {
      ...blankCode(makeId(), name, [...known, ...missing]),
      parentId,
      position: missing.length === 0 ? tree.childrenOf(parentId).length : 0,
    };
    if (existing === undefined) missing.push(code);
    parentId = code.id;
  }
  return { target: parentId!, missing };
}

function blankCode(id: CodeId, name: string, others: readonly Code[]): Code {
  const now = new Date().toISOString();
  return {
    id,
    parentId: null,
    name,
    color: suggestColor(others.map((code) => code.color)),
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    key: null,
    position: 0,
    retiredAt: null,
    createdAt: now,
    modifiedAt: now,
    segmentCount: 0,
  };
}
