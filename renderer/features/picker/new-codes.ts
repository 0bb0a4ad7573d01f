import { suggestColor } from '../../../shared/domain/coding/code-colors.ts';
import { createCodeTree, splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { engine } from '../../api/engine.ts';
import { queries } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { applyCodes, newId } from '../../api/segment-actions.ts';
import type { Passage } from '../../state/workbench.ts';

/** In-vivo codes are named by the passage; a longer one is cut here. */
export const inVivoLength = 60;

/**
 * Applies the code of a path (`A > B`), and makes what is missing of it first. Code and coding are on the page at once;
 * both go again where the engine refuses.
 */
export async function applyNewCode(path: string, passage: Passage, alsoCodeIds: readonly CodeId[] = []): Promise<void> {
  const names = splitCodePath(path);
  if (names.length === 0) return;
  await applyNames(names, passage, alsoCodeIds);
}

/** A code named by the words of the passage, at the root of the codebook. */
export async function applyInVivo(quote: string, passage: Passage): Promise<void> {
  const name = inVivoName(quote);
  if (name !== '') await applyNames([name], passage, []);
}

export function inVivoName(quote: string): string {
  // The separator of paths cannot be part of a name.
  const line = quote.replaceAll(/[\s>]+/gu, ' ').trim();
  if (line.length <= inVivoLength) return line;
  const cut = line.slice(0, snapToGraphemes(line, { start: inVivoLength - 1, end: inVivoLength - 1 }).start);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > inVivoLength / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

async function applyNames(names: readonly string[], passage: Passage, also: readonly CodeId[]): Promise<void> {
  const { queryKey } = queries.codes();
  const known = queryClient.getQueryData(queryKey) ?? [];
  const { target, missing } = planCodes(names, known);
  if (missing.length === 0) {
    await applyCodes([...also, target], passage);
    return;
  }
  queryClient.setQueryData(queryKey, (codes) => codes && [...codes, ...missing]);
  const made = createAll(missing);
  try {
    await applyCodes([...also, target], passage, made);
    await made;
  } catch {
    // The refusal is shown with the coding that could not be made.
    await queryClient.invalidateQueries({ queryKey });
  }
}

async function createAll(codes: readonly Code[]): Promise<void> {
  for (const { id, name, parentId, color } of codes) await engine().codes.create({ id, name, parentId, color });
}

/** Follows the names down the codebook as far as they are there, and makes up the rest. */
export function planCodes(names: readonly string[], known: readonly Code[]): { target: CodeId; missing: Code[] } {
  const tree = createCodeTree(known);
  const missing: Code[] = [];
  let parentId: CodeId | null = null;
  for (const name of names) {
    const existing: Code | undefined =
      missing.length > 0
        ? undefined
        : tree.childrenOf(parentId).find((code) => foldForIndex(code.name) === foldForIndex(name));
    const code: Code = existing ?? {
      ...blankCode(name, [...known, ...missing]),
      parentId,
      position: missing.length === 0 ? tree.childrenOf(parentId).length : 0,
    };
    if (existing === undefined) missing.push(code);
    parentId = code.id;
  }
  return { target: parentId!, missing };
}

function blankCode(name: string, others: readonly Code[]): Code {
  const now = new Date().toISOString();
  return {
    id: newId<CodeId>(),
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
