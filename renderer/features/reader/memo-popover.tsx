import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code, Segment } from '../../../shared/domain/coding/types.ts';
import { setMemo } from '../../api/memo-actions.ts';
import { queries, useProject } from '../../api/queries.ts';
import { setSegmentMemo } from '../../api/segment-actions.ts';
import { Button } from '../../components/button.tsx';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { showError } from '../../components/toast.tsx';
import { OtherMemo } from '../inspector/memo-field.tsx';
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
  const own = useOwnMemo(segment);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? own.text;
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
    if (text.trim() !== own.text.trim()) own.save(text).catch(showError);
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
        {own.ofItsCoder !== null && <OtherMemo coderId={segment.coderId} text={own.ofItsCoder} />}
        <textarea
          ref={field}
          dir="auto"
          className={styles.memoText}
          aria-label={t('memo.field')}
          placeholder={t('memo.placeholder')}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
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

/** What the acting coder wrote on a coding. On somebody else's it stands beside the memo of the one who coded. */
function useOwnMemo(segment: Segment) {
  const coderId = useProject().data?.coderId;
  const isOwn = segment.coderId === coderId;
  const { data: memos } = useQuery({ ...queries.memosOn('segment'), enabled: !isOwn });
  const mine = memos?.find((memo) => memo.subjectId === segment.id && memo.coderId === coderId);
  return {
    text: (isOwn ? segment.memo : mine?.text) ?? '',
    ofItsCoder: isOwn ? null : segment.memo,
    save: (text: string) => (isOwn ? setSegmentMemo(segment.id, text) : setMemo('segment', segment.id, text)),
  };
}
