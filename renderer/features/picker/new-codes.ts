import { splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { engine } from '../../api/engine.ts';
import { queries } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { applyCodes, newId } from '../../api/segment-actions.ts';
import type { Passage } from '../../state/workbench.ts';
import { inVivoName, planCodes } from './plan-codes.ts';

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

async function applyNames(names: readonly string[], passage: Passage, also: readonly CodeId[]): Promise<void> {
  const { queryKey } = queries.codes();
  const known = queryClient.getQueryData(queryKey) ?? [];
  const { target, missing } = planCodes(names, known, newId);
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
