import { useEffect, useMemo, useState, type MouseEvent, type PointerEvent } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { Card } from './hover-card.tsx';
import type { ReaderCommands } from './reader-commands.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

/** In milliseconds. Over the text the card waits until the mouse rests, because eyes are reading there. */
const openAfter = { margin: 220, text: 700 };
const closeAfter = 180;

/** When the card of codings opens and closes, and what a click in the margin chooses. */
export function useHoverCard(stage: Stage, model: () => ReaderModel, commands: ReaderCommands) {
  const [card, setCard] = useState<Card | null>(null);
  const watch = useMemo(() => new HoverWatch(stage, model, commands, setCard), [stage, model, commands]);
  useEffect(() => watch.stay, [watch]);
  return { card, watch };
}

interface Found {
  segments: Segment[];
  element: Element;
  /** It is a "+3". */
  isMore: boolean;
}

class HoverWatch {
  private readonly stage: Stage;
  private readonly model: () => ReaderModel;
  private readonly commands: ReaderCommands;
  private readonly show: (card: Card | null) => void;
  private timer = 0;

  constructor(stage: Stage, model: () => ReaderModel, commands: ReaderCommands, show: (card: Card | null) => void) {
    this.stage = stage;
    this.model = model;
    this.commands = commands;
    this.show = show;
  }

  readonly close = (): void => {
    this.stay();
    this.show(null);
  };

  readonly stay = (): void => clearTimeout(this.timer);

  readonly leave = (): void => this.after(closeAfter, this.close);

  readonly onPointerMove = (event: PointerEvent): void => {
    const inMargin = this.find(event.target);
    const { clientX, clientY } = event;
    if (event.buttons !== 0) this.close();
    else if (inMargin !== null) this.after(openAfter.margin, () => this.showBracket(inMargin, clientY));
    else this.after(openAfter.text, () => this.showText(clientX, clientY));
  };

  readonly onClick = (event: MouseEvent): void => {
    const found = this.find(event.target);
    const first = found?.segments[0];
    if (found === null || first === undefined) return;
    this.close();
    if (found.isMore)
      this.show({ segments: found.segments, beside: found.element.getBoundingClientRect(), isPinned: true });
    else this.commands.choose(first);
  };

  private after(milliseconds: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(act, milliseconds);
  }

  private find(target: EventTarget): Found | null {
    const element = target instanceof Element ? target.closest('[data-segment], [data-more]') : null;
    if (element === null) return null;
    const more = element.getAttribute('data-more');
    const ids = more?.split(' ') ?? [element.getAttribute('data-segment') ?? ''];
    const segments = ids.flatMap((id) => this.model().byId.get(id as SegmentId) ?? []);
    return { segments, element, isMore: more !== null };
  }

  private showBracket({ segments, element }: Found, y: number): void {
    const box = (element.querySelector('span') ?? element).getBoundingClientRect();
    const top = Math.max(box.top, Math.min(y - 8, box.bottom));
    this.show({ segments, beside: new DOMRect(box.left, top, box.width, Math.min(box.height, 20)), isPinned: false });
  }

  private showText(x: number, y: number): void {
    const offset = this.stage.surface.characterFromPoint(x, y);
    const segments = offset === null ? [] : this.model().index.at(offset);
    this.show(segments.length === 0 ? null : { segments, beside: new DOMRect(x, y - 8, 1, 22), isPinned: false });
  }
}
