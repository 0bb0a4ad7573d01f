import { useEffect, type MouseEvent, type PointerEvent } from 'react';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { paragraphAt } from '../../../shared/domain/text/paragraphs.ts';
import { wordRangeAt } from '../../../shared/domain/text/words.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { nextAtPoint } from './bracket-layout.ts';
import { snapPassage, withoutBlanksAround } from './passage-steps.ts';
import type { ReaderCommands } from './reader-commands.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

interface Ports {
  stage: Stage;
  model: () => ReaderModel;
  commands: ReaderCommands;
  /** The mouse has chosen a passage; null while it is choosing, and when it chose nothing. */
  onChosen: (passage: TextRange | null) => void;
}

export interface TextPointer {
  onPointerDown: (event: PointerEvent) => void;
  onMouseDown: (event: MouseEvent) => void;
  onClick: (event: MouseEvent) => void;
}

/**
 * Choosing with the mouse. The browser makes the selection; here it becomes offsets, snapped to words, and what is
 * painted is always the passage that the next code would go to.
 */
export function useTextPointer(ports: Ports): TextPointer {
  const { stage } = ports;

  useEffect(() => {
    const drag = new SelectionFollower(ports);
    return drag.start();
  }, [ports]);

  const choose = (range: TextRange | null): void => {
    if (range === null) return;
    chooseRange(stage, range);
    selectNatively(stage, range);
    ports.onChosen(range);
  };
  return {
    onPointerDown(event) {
      if (event.button === 0 && isInText(event.target)) ports.onChosen(null);
    },
    onMouseDown(event) {
      // The browser's third click would take the paragraph, and its second could not tell a word in every language.
      if (event.detail >= 2 && event.button === 0 && isInText(event.target)) event.preventDefault();
    },
    onClick(event) {
      if (!isInText(event.target)) {
        const paragraph = paragraphBeside(stage, event);
        if (paragraph !== null) stage.viewport.takeFocus();
        choose(paragraph);
        return;
      }
      stage.viewport.takeFocus();
      const offset = stage.surface.characterFromPoint(event.clientX, event.clientY);
      if (event.detail >= 2) {
        const caret = offset ?? stage.surface.caretFromPoint(event.clientX, event.clientY);
        if (caret === null) return;
        if (event.detail === 2) return choose(wordRangeAt(stage.text, caret, stage.language));
        return choose(stage.index.sentenceAt(caret));
      }
      if (!(getSelection()?.isCollapsed ?? true)) return;
      const here = offset === null ? [] : ports.model().index.at(offset);
      const next = nextAtPoint(here, useWorkbench.getState().segmentId);
      if (next === null) ports.commands.clear();
      else ports.commands.choose(next);
    },
  };
}

/** The paragraph whose number was clicked: numbers stand before the text, where nothing else does. */
function paragraphBeside(stage: Stage, { target, clientX, clientY }: MouseEvent): TextRange | null {
  const text = target instanceof Element ? target.querySelector(':scope > [data-text]') : null;
  if (text === null) return null;
  const box = text.getBoundingClientRect();
  const isBefore = stage.document.direction === 'rtl' ? clientX > box.right : clientX < box.left;
  const caret = isBefore ? stage.surface.caretFromPoint(box.left + box.width / 2, clientY) : null;
  if (caret === null) return null;
  return withoutBlanksAround(stage.text, paragraphAt(stage.index.paragraphs, caret));
}

function isInText(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-text]') !== null;
}

function chooseRange(stage: Stage, { start, end }: TextRange): void {
  const { passage, segmentId, choosePassage } = useWorkbench.getState();
  const isSame = passage?.articleId === stage.document.id && passage.start === start && passage.end === end;
  if (!isSame || segmentId !== null) choosePassage({ articleId: stage.document.id, start, end });
}

/** Makes the browser's selection the passage, so that it can be dragged onto a code and screen readers know it. */
function selectNatively(stage: Stage, range: TextRange): void {
  const start = stage.surface.pointAt(range.start);
  const end = stage.surface.pointAt(range.end, 'before');
  if (start === null || end === null) return;
  stage.viewport.noteSelection(true);
  getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

/** Follows a selection while the button is down. */
class SelectionFollower {
  private readonly ports: Ports;
  private isDown = false;
  private isExact = false;
  private frame = 0;
  private last: TextRange | null = null;

  constructor(ports: Ports) {
    this.ports = ports;
  }

  start(): () => void {
    const element = this.ports.stage.viewport.scroller;
    const follow = (): void => {
      if (this.isDown && this.frame === 0) this.frame = requestAnimationFrame(this.read);
    };
    const down = (event: globalThis.PointerEvent): void => {
      this.isDown = event.button === 0 && event.target !== null && isInText(event.target);
      this.last = null;
      this.isExact = event.altKey;
    };
    const move = (event: globalThis.PointerEvent): void => {
      if (this.isDown) this.isExact = event.altKey;
    };
    element?.addEventListener('pointerdown', down);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', this.up);
    document.addEventListener('selectionchange', follow);
    return () => {
      element?.removeEventListener('pointerdown', down);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', this.up);
      document.removeEventListener('selectionchange', follow);
      cancelAnimationFrame(this.frame);
    };
  }

  private readonly read = (): void => {
    this.frame = 0;
    const { stage } = this.ports;
    const selected = selectedOffsets(stage);
    if (selected === null) return;
    this.last = snapPassage(stage, selected, this.isExact);
    if (this.last !== null) chooseRange(stage, this.last);
  };

  private readonly up = (): void => {
    if (!this.isDown) return;
    this.isDown = false;
    cancelAnimationFrame(this.frame);
    this.read();
    if (this.last === null) return;
    selectNatively(this.ports.stage, this.last);
    this.ports.onChosen(this.last);
  };
}

/** The browser's selection in offsets; null where it is empty or reaches out of the article. */
export function selectedOffsets(stage: Stage): TextRange | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = stage.surface.offsetAt(range.startContainer, range.startOffset);
  const end = stage.surface.offsetAt(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}
