import type { CodePatch } from '../../shared/contract/schemas/codes.ts';
import { suggestColor } from '../../shared/domain/coding/code-colors.ts';
import { createCodeTree } from '../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../shared/domain/coding/types.ts';
import type { CodeId } from '../../shared/domain/ids.ts';
import { engine } from './engine.ts';
import { cacheChange, changeAtOnce } from './optimistic.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';

/**
 * Changes of the codebook. The window shows them at once; each throws the engine's refusal (after the true state is back
 * on screen), because the place to show it differs: beside the field, or in a toast.
 */

const codesKey = queries.codes().queryKey;

function changeCodes(change: (codes: Code[]) => Code[], call: () => Promise<unknown>): Promise<unknown> {
  return changeAtOnce([cacheChange<Code[]>(codesKey, change)], call);
}

function withPatch(id: CodeId, patch: Partial<Code>): (codes: Code[]) => Code[] {
  return (codes) => codes.map((code) => (code.id === id ? { ...code, ...patch } : code));
}

/** The colour that a new code gets: the least used one. */
export function nextColor(): string {
  return suggestColor((queryClient.getQueryData(codesKey) ?? []).map((code) => code.color));
}

/** Answers with the code that the engine made; it is in the cache by then. */
export async function createCode(input: { name: string; parentId?: CodeId | null; color?: string }): Promise<Code> {
  const { code } = await engine().codes.create({
    name: input.name,
    parentId: input.parentId ?? null,
    color: input.color ?? nextColor(),
  });
  queryClient.setQueryData(codesKey, (codes) =>
    codes === undefined || codes.some((known) => known.id === code.id) ? codes : [...codes, code],
  );
  return code;
}

export async function updateCode(id: CodeId, patch: CodePatch): Promise<void> {
  const definite = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  await changeCodes(withPatch(id, definite), () => engine().codes.update({ id, patch }));
}

/** `apply` draws the codebook as it will be (see features/codebook/code-moves.ts). */
export async function moveCode(
  move: { id: CodeId; parentId: CodeId | null; position: number },
  apply: (codes: Code[]) => Code[],
): Promise<void> {
  await changeCodes(apply, () => engine().codes.move(move));
}

/** Takes a code out of use with everything below it; codings stay, keys are free again. */
export async function retireCode(id: CodeId): Promise<void> {
  const retiredAt = new Date().toISOString();
  const retire = (codes: Code[]): Code[] => {
    const family = createCodeTree(codes).familyOf(id);
    return codes.map((code) =>
      family.has(code.id) && code.retiredAt === null ? { ...code, retiredAt, key: null } : code,
    );
  };
  await changeCodes(retire, () => engine().codes.retire({ id }));
}

/** Brings a code back, with those above it. */
export async function restoreCode(id: CodeId): Promise<void> {
  const restore = (codes: Code[]): Code[] => {
    const tree = createCodeTree(codes);
    return codes.map((code) => (tree.isWithin(id, code.id) ? { ...code, retiredAt: null } : code));
  };
  await changeCodes(restore, () => engine().codes.restore({ id }));
}

/** Only a code without codings and without codes below it. */
export async function removeCode(id: CodeId): Promise<void> {
  const remove = (codes: Code[]): Code[] => {
    const removed = codes.find((code) => code.id === id);
    const isAfter = (code: Code): boolean => code.parentId === removed?.parentId && code.position > removed.position;
    const kept = codes.filter((code) => code.id !== id);
    return kept.map((code) => (isAfter(code) ? { ...code, position: code.position - 1 } : code));
  };
  await changeCodes(remove, () => engine().codes.remove({ id }));
}
