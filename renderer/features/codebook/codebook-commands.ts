import type { TFunction } from 'i18next';
import { moveCode, removeCode, restoreCode, retireCode } from '../../api/code-actions.ts';
import { undo } from '../../api/project-actions.ts';
import { applyCodes } from '../../api/segment-actions.ts';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { showError, showToast } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { applyMove, type CodeMove } from './code-moves.ts';
import { isRemovable } from './codebook-rows.ts';
import { useCodebookState } from './codebook-state.ts';

type Words = TFunction<'codebook'>;

/** Moves a code and unfolds where it went; null is a move that changes nothing. */
export function makeMove(move: CodeMove | null): void {
  if (move === null) return;
  const { folded, setFolded } = useCodebookState.getState();
  if (move.parentId !== null && folded.has(move.parentId)) {
    setFolded(new Set([...folded].filter((id) => id !== move.parentId)));
  }
  moveCode(move, (codes) => applyMove(codes, move)).catch(showError);
}

/** Puts a code on the chosen passage; without one, says how to choose one. */
export function applyToPassage(code: Code, t: Words): void {
  const { passage } = useWorkbench.getState();
  if (code.retiredAt !== null) showToast({ tone: 'info', text: t('isRetired', { name: code.name }) });
  else if (passage === null) showToast({ tone: 'info', text: t('noPassage') });
  else void applyCodes([code.id], passage);
}

/** Removes a code that nothing uses, and retires any other. Both can be undone. */
export function removeOrRetire(tree: CodeTree<Code>, code: Code, t: Words): void {
  if (code.retiredAt !== null && !isRemovable(tree, code)) return;
  const isRemoved = isRemovable(tree, code);
  const done = isRemoved ? removeCode(code.id) : retireCode(code.id);
  const words = isRemoved
    ? t('removed', { name: code.name })
    : t('retiredToast', { name: code.name, count: code.segmentCount });
  if (useWorkbench.getState().codeId === code.id && isRemoved) useWorkbench.setState({ codeId: null });
  done.then(
    () => showToast({ tone: 'ok', text: words, action: { label: t('undo'), run: () => void undo() } }),
    showError,
  );
}

export function retire(code: Code, t: Words): void {
  retireCode(code.id).then(
    () =>
      showToast({
        tone: 'ok',
        text: t('retiredToast', { name: code.name, count: code.segmentCount }),
        action: { label: t('undo'), run: () => void undo() },
      }),
    showError,
  );
}

export function bringBack(id: CodeId): void {
  restoreCode(id).catch(showError);
}

/** Shows or hides the highlights of a code and of everything below it. */
export function setFamilyHidden(tree: CodeTree<Code>, id: CodeId, isHidden: boolean): void {
  useWorkbench.getState().setCodeHidden([...tree.familyOf(id)], isHidden);
}

/** Leaves only the highlights of one code and its family. */
export function showOnly(tree: CodeTree<Code>, id: CodeId): void {
  const family = tree.familyOf(id);
  const others = tree.ordered.map((code) => code.id).filter((other) => !family.has(other));
  useWorkbench.getState().setCodeHidden(others, true);
  useWorkbench.getState().setCodeHidden([...family], false);
}

export function showAllCodes(): void {
  const { hiddenCodeIds, setCodeHidden } = useWorkbench.getState();
  setCodeHidden([...hiddenCodeIds], false);
}
