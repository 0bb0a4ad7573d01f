import { useMemo, useState, type ClipboardEvent, type HTMLAttributes, type KeyboardEvent } from 'react';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { ReaderCommands } from './reader-commands.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';
import { useCodeDrop } from './use-code-drop.ts';
import { useHoverCard } from './use-hover-card.ts';
import { useTextPointer } from './use-text-pointer.ts';

/** Everything that mouse, keyboard and clipboard can do to the article, as handlers of its outermost element. */
export function useReaderEvents(stage: Stage, model: () => ReaderModel, commands: ReaderCommands) {
  const [mouseChoice, setMouseChoice] = useState<TextRange | null>(null);
  const ports = useMemo(() => ({ stage, model, commands, onChosen: setMouseChoice }), [stage, model, commands]);
  const pointer = useTextPointer(ports);
  const hover = useHoverCard(stage, model, commands);
  const drop = useCodeDrop(stage, commands);
  const handlers: HTMLAttributes<HTMLElement> = {
    onKeyDown: (event) => stepThroughCodings(event, commands),
    onCopy: (event) => copyPassage(event, stage, commands),
    onPointerMove: hover.watch.onPointerMove,
    onPointerLeave: hover.watch.leave,
    onPointerDown: pointer.onPointerDown,
    onMouseDown: pointer.onMouseDown,
    onClick: (event) => {
      hover.watch.onClick(event);
      pointer.onClick(event);
    },
    onDragStart: drop.onDragStart,
    onDragOver: drop.onDragOver,
    onDragLeave: drop.onDragLeave,
    onDrop: drop.onDrop,
  };
  return { handlers, hover, mouseChoice, forgetMouseChoice: () => setMouseChoice(null) };
}

/** After the last coding (before the first) Tab leaves the reader, as it would without codings. */
function stepThroughCodings(event: KeyboardEvent, commands: ReaderCommands): void {
  if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.closest('[role=dialog], [role=toolbar], [role=search]')) return;
  if (commands.stepCoding(event.shiftKey ? -1 : 1)) event.preventDefault();
}

/** Copies by offsets: a passage may reach into text that is not in the page. */
function copyPassage(event: ClipboardEvent, stage: Stage, commands: ReaderCommands): void {
  const passage = commands.passage();
  if (passage === null || (event.target instanceof Element && event.target.closest('textarea, input'))) return;
  event.clipboardData.setData('text/plain', stage.text.slice(passage.start, passage.end));
  event.preventDefault();
}
