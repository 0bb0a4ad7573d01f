import { Quote, StickyNote } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { placeAbove, unplaced } from './overlay-place.ts';
import type { Stage } from './stage.ts';
import styles from './overlays.module.css';

interface Properties {
  stage: Stage;
  range: TextRange;
  recent: readonly Code[];
  /** The scrolled content, to whose box the bar belongs. */
  content: HTMLElement;
  onPick: () => void;
  onApply: (codeId: CodeId) => void;
  onInVivo: () => void;
  onMemo: () => void;
}

/** What can be done with a passage that the mouse has just chosen. */
export function SelectionBar({ stage, range, recent, content, onPick, onApply, onInVivo, onMemo }: Properties) {
  const { t } = useTranslation('reader');
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>(unplaced);
  useLayoutEffect(() => {
    const edges = stage.surface.edgeRects(range);
    if (edges !== null && element.current !== null) setPlace(placeAbove(edges, element.current, content));
  }, [stage, range, content]);
  // The bar must not take the focus, and with it the selection, from the text.
  return (
    <div
      ref={element}
      dir="ltr"
      role="toolbar"
      tabIndex={-1}
      aria-label={t('bar.label')}
      className={styles.bar}
      style={place}
      onMouseDown={(event) => event.preventDefault()}
    >
      <button type="button" className={styles.barMain} onClick={onPick}>
        {t('bar.code')} <Kbd keys="C" />
      </button>
      {recent.map((code) => (
        <button key={code.id} type="button" className={styles.barCode} onClick={() => onApply(code.id)}>
          <ColorSwatch color={code.color} />
          <span>{code.name}</span>
        </button>
      ))}
      <span className={styles.barLine} />
      <IconButton
        label={t('bar.inVivo')}
        hint={t('bar.inVivoHint')}
        keys="V"
        icon={<Quote aria-hidden />}
        onPress={onInVivo}
      />
      <IconButton label={t('bar.memo')} keys="M" icon={<StickyNote aria-hidden />} onPress={onMemo} />
    </div>
  );
}
