import { useMemo, type DragEvent } from 'react';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { applyCodes } from '../../api/segment-actions.ts';
import type { Passage } from '../../state/workbench.ts';
import type { ReaderCommands } from './reader-commands.ts';
import type { Stage } from './stage.ts';

/** What is dragged: a code from the codebook (its id), or the passage from the text (as JSON). */
export const draggedCode = 'application/x-parlance-code';
export const draggedPassage = 'application/x-parlance-passage';

/** Codes dropped onto the passage, or onto any sentence; and the passage dragged away onto a code. */
export function useCodeDrop(stage: Stage, commands: ReaderCommands) {
  return useMemo(() => {
    let target: Passage | null = null;
    const aim = (range: TextRange | null): void => {
      if (range?.start === target?.start && range?.end === target?.end) return;
      target = range && { articleId: stage.document.id, start: range.start, end: range.end };
      stage.painter.paintMark('drop', target === null ? [] : [target]);
    };
    const rangeUnder = (event: DragEvent): TextRange | null => {
      const offset = stage.surface.caretFromPoint(event.clientX, event.clientY);
      const passage = commands.passage();
      if (offset === null) return null;
      const isOnPassage = passage !== null && offset >= passage.start && offset <= passage.end;
      return isOnPassage ? passage : stage.index.sentenceAt(offset);
    };
    return {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(draggedCode)) return;
        aim(rangeUnder(event));
        if (target === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave(event: DragEvent) {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) aim(null);
      },
      onDrop(event: DragEvent) {
        const codeId = event.dataTransfer.getData(draggedCode) as CodeId | '';
        const passage = target;
        aim(null);
        if (codeId === '' || passage === null) return;
        event.preventDefault();
        void applyCodes([codeId], passage);
      },
      onDragStart(event: DragEvent) {
        const passage = commands.passage();
        if (passage === null) return;
        event.dataTransfer.setData(draggedPassage, JSON.stringify(passage));
        event.dataTransfer.setData('text/plain', stage.text.slice(passage.start, passage.end));
        event.dataTransfer.effectAllowed = 'copy';
      },
    };
  }, [stage, commands]);
}
