import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { unplaced } from './overlay-place.ts';
import type { MarksContext } from './section-marks.tsx';
import styles from './overlays.module.css';

/** Codings to show, and the box in the window beside which they are shown. */
export interface Card {
  segments: readonly Segment[];
  beside: DOMRect;
  /** It was asked for with a click and stays; its rows choose a coding. */
  isPinned: boolean;
}

interface Properties {
  card: Card;
  context: MarksContext;
  /** Knows when the card closes. */
  watch: { close: () => void; leave: () => void; stay: () => void };
  onChoose: (segment: Segment) => void;
}

/** Code, coder and memo of what the mouse rests on. */
export function HoverCard({ card, context, watch, onChoose }: Properties) {
  const { t } = useTranslation('reader');
  const choose = (segment: Segment): void => {
    watch.close();
    onChoose(segment);
  };
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>(unplaced);
  useLayoutEffect(() => {
    if (element.current !== null) setPlace(placeBeside(card.beside, element.current));
  }, [card]);
  return (
    <div
      ref={element}
      className={styles.card}
      role={card.isPinned ? 'group' : 'tooltip'}
      aria-label={t('card.label')}
      style={place}
      onPointerLeave={watch.leave}
      onPointerEnter={watch.stay}
    >
      {card.segments.slice(0, 12).map((segment) => (
        <CardRow key={segment.id} segment={segment} context={context} onChoose={choose} />
      ))}
      {card.segments.length > 12 && (
        <p className={styles.cardRest}>{t('card.rest', { count: card.segments.length - 12 })}</p>
      )}
    </div>
  );
}

function CardRow({ segment, context, onChoose }: Pick<Properties, 'context' | 'onChoose'> & { segment: Segment }) {
  const code = context.tree.get(segment.codeId);
  const coder = context.coders.get(segment.coderId);
  if (code === undefined) return null;
  const names = context.tree.namesOf(code.id);
  return (
    <button type="button" tabIndex={-1} className={styles.cardRow} onClick={() => onChoose(segment)}>
      <ColorSwatch color={code.color} />
      <span className={styles.cardCode}>
        {names.length > 1 && <span className={styles.cardParents}>{names.slice(0, -1).join(' › ')} › </span>}
        {code.name}
      </span>
      {coder !== undefined && (
        <span className={styles.cardCoder}>
          <ColorSwatch color={coder.color} shape="circle" size={8} />
          {coder.name}
        </span>
      )}
      {segment.memo !== null && <span className={styles.cardMemo}>{segment.memo}</span>}
    </button>
  );
}

/** Below the box where there is room, otherwise above; never over the edge of the window. */
function placeBeside(box: DOMRect, card: HTMLElement): CSSProperties {
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + 6;
  const top = below + height <= innerHeight - 8 ? below : Math.max(8, box.top - height - 6);
  return { left, top };
}
