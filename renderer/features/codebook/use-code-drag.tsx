import { useDragAndDrop, type DropItem } from 'react-aria-components';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { applyCodes } from '../../api/segment-actions.ts';
import { showError } from '../../components/toast.tsx';
import type { Passage } from '../../state/workbench.ts';
import { moveForDrop } from './code-moves.ts';
import { makeMove } from './codebook-commands.ts';

/** What a dragged code and a dragged passage carry; the reader knows both by the same names. */
const codeType = 'application/x-parlance-code';
const passageType = 'application/x-parlance-passage';

/** Codes are dragged within the codebook (order, nesting) and to the reader; passages are dropped onto codes. */
export function useCodeDrag(tree: CodeTree<Code>) {
  return useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ [codeType]: String(key), 'text/plain': tree.get(key as CodeId)?.name ?? '' })),
    acceptedDragTypes: [codeType, passageType],
    getDropOperation: (_target, types, allowed) => {
      const wanted = types.has(passageType) ? 'copy' : 'move';
      return allowed.includes(wanted) ? wanted : (allowed[0] ?? 'cancel');
    },
    shouldAcceptItemDrop: (_target, types) => types.has(codeType) || types.has(passageType),
    onMove: ({ keys, target }) => {
      const [id] = keys;
      makeMove(moveForDrop(tree, id as CodeId, { id: target.key as CodeId, place: target.dropPosition }));
    },
    onItemDrop: ({ items, target, isInternal }) => {
      if (!isInternal) applyToDropped(items, target.key as CodeId).catch(showError);
    },
  });
}

async function applyToDropped(items: readonly DropItem[], codeId: CodeId): Promise<void> {
  for (const item of items) {
    if (item.kind !== 'text' || !item.types.has(passageType)) continue;
    const passage = readPassage(await item.getText(passageType));
    if (passage) await applyCodes([codeId], passage);
  }
}

/** Null for what another program calls by our name and is something else. */
function readPassage(text: string): Passage | null {
  try {
    const { articleId, start, end } = JSON.parse(text) as Partial<Passage>;
    const isPassage = typeof articleId === 'string' && Number.isInteger(start) && Number.isInteger(end);
    return isPassage ? { articleId, start: start!, end: end! } : null;
  } catch {
    return null;
  }
}
