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
export function useCodeDrop(stage: Stage, commands: ReaderCommands): CodeDrop {
  return useMemo(() => new CodeDrop(stage, commands), [stage, commands]);
}

class CodeDrop {
  private readonly stage: Stage;
  private readonly commands: ReaderCommands;
  private target: Passage | null = null;

  constructor(stage: Stage, commands: ReaderCommands) {
    this.stage = stage;
    this.commands = commands;
  }

  readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(draggedCode)) return;
    this.aim(this.rangeUnder(event));
    if (this.target === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = event.dataTransfer.effectAllowed === 'move' ? 'move' : 'copy';
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!isInside) this.aim(null);
  };

  readonly onDrop = (event: DragEvent): void => {
    const codeId = event.dataTransfer.getData(draggedCode) as CodeId | '';
    const passage = this.target;
    this.aim(null);
    if (codeId === '' || passage === null) return;
    event.preventDefault();
    void applyCodes([codeId], passage);
  };

  readonly onDragStart = (event: DragEvent): void => {
    const passage = this.commands.passage();
    if (passage === null) return;
    event.dataTransfer.setData(draggedPassage, JSON.stringify(passage));
    event.dataTransfer.setData('text/plain', this.stage.text.slice(passage.start, passage.end));
    event.dataTransfer.effectAllowed = 'copy';
  };

  private aim(range: TextRange | null): void {
    if (range?.start === this.target?.start && range?.end === this.target?.end) return;
    this.target = range && { articleId: this.stage.document.id, start: range.start, end: range.end };
    this.stage.painter.paintMark('drop', this.target === null ? [] : [this.target]);
  }

  private rangeUnder(event: DragEvent): TextRange | null {
    const offset = this.stage.surface.caretFromPoint(event.clientX, event.clientY);
    const passage = this.commands.passage();
    if (offset === null) return null;
    const isOnPassage = passage !== null && offset >= passage.start && offset <= passage.end;
    return isOnPassage ? passage : this.stage.index.sentenceAt(offset);
  }
}
