import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Segment } from '../../../shared/domain/coding/types.ts';
import { setSegmentMemo } from '../../api/segment-actions.ts';
import { Button } from '../../components/button.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { placeAbove, unplaced } from './overlay-place.ts';
import type { Stage } from './stage.ts';
import styles from './overlays.module.css';

interface Properties {
  stage: Stage;
  segment: Segment;
  code: Code | undefined;
  content: HTMLElement;
  onClose: () => void;
}

/** The memo of a coding, beside its passage, so that eyes stay on the text. Closing keeps what was written. */
export function MemoPopover({ stage, segment, code, content, onClose }: Properties) {
  const { t } = useTranslation('reader');
  const element = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(segment.memo ?? '');
  const [place, setPlace] = useState<CSSProperties>(unplaced);
  useLayoutEffect(() => {
    const edges = stage.surface.edgeRects(segment);
    if (edges !== null && element.current !== null) setPlace(placeAbove(edges, element.current, content));
  }, [stage, segment, content]);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  const close = (): void => {
    if (text.trim() !== (segment.memo ?? '').trim()) void setSegmentMemo(segment.id, text);
    onClose();
  };
  return (
    <div
      ref={element}
      dir="ltr"
      role="presentation"
      className={styles.memo}
      style={place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!isDone) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div role="dialog" aria-label={t('memo.label')} className={styles.memoBody}>
        <div className={styles.memoHead}>
          {code !== undefined && <ColorSwatch color={code.color} />}
          {code?.name}
        </div>
        <textarea
          ref={field}
          dir="auto"
          className={styles.memoText}
          aria-label={t('memo.field')}
          placeholder={t('memo.placeholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.memoFoot}>
          <Kbd keys="Ctrl+Enter" />
          <Button size="small" onPress={close}>
            {t('memo.done')}
          </Button>
        </div>
      </div>
    </div>
  );
}
