import { useMemo, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { Card } from './hover-card.tsx';
import type { ReaderCommands } from './reader-commands.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

const openAfter = { margin: 220, text: 700 };
const closeAfter = 180;

/** When the card of codings opens and closes, and what a click in the margin chooses. */
export function useHoverCard(stage: Stage, model: () => ReaderModel, commands: ReaderCommands) {
  const [card, setCard] = useState<Card | null>(null);
  const timer = useRef(0);
  const handlers = useMemo(() => {
    const after = (milliseconds: number, act: () => void): void => {
      clearTimeout(timer.current);
      timer.current = window.setTimeout(act, milliseconds);
    };
    const segmentsOf = (target: EventTarget): { segments: Segment[]; element: Element; isMore: boolean } | null => {
      const element = target instanceof Element ? target.closest('[data-segment], [data-more]') : null;
      if (element === null) return null;
      const more = element.getAttribute('data-more');
      const ids = more?.split(' ') ?? [element.getAttribute('data-segment')!];
      const segments = ids.flatMap((id) => model().byId.get(id as SegmentId) ?? []);
      return { segments, element, isMore: more !== null };
    };
    const close = (): void => {
      clearTimeout(timer.current);
      setCard(null);
    };
    return {
      close,
      stay: () => clearTimeout(timer.current),
      leave: () => after(closeAfter, close),
      onPointerMove(event: PointerEvent) {
        if (event.buttons !== 0) return close();
        const inMargin = segmentsOf(event.target);
        if (inMargin !== null) {
          const box =
            inMargin.element.querySelector('span')?.getBoundingClientRect() ?? inMargin.element.getBoundingClientRect();
          const top = Math.max(box.top, Math.min(event.clientY - 8, box.bottom));
          const beside = new DOMRect(box.left, top, box.width, Math.min(box.height, 20));
          return after(openAfter.margin, () => setCard({ segments: inMargin.segments, beside, isPinned: false }));
        }
        const { clientX, clientY } = event;
        after(openAfter.text, () => {
          const offset = stage.surface.characterFromPoint(clientX, clientY);
          const segments = offset === null ? [] : model().index.at(offset);
          const beside = new DOMRect(clientX, clientY - 8, 1, 22);
          setCard(segments.length === 0 ? null : { segments, beside, isPinned: false });
        });
        return undefined;
      },
      onMarginClick(event: MouseEvent) {
        const found = segmentsOf(event.target);
        if (found === null) return;
        if (found.isMore) {
          clearTimeout(timer.current);
          setCard({ segments: found.segments, beside: found.element.getBoundingClientRect(), isPinned: true });
        } else if (found.segments[0] !== undefined) {
          close();
          commands.choose(found.segments[0]);
        }
      },
    };
  }, [stage, model, commands]);
  return { card, ...handlers };
}
