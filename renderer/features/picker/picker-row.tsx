import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { Kbd } from '../../components/kbd.tsx';
import type { FoundCode } from './find-codes.ts';
import styles from './picker.module.css';

interface Properties {
  id: string;
  row: FoundCode;
  isActive: boolean;
  isTicked: boolean;
  /** The passage has it already. */
  isApplied: boolean;
  showsRecent: boolean;
  isLastRecent: boolean;
  onPoint: () => void;
  onPress: (isTick: boolean) => void;
}

export function PickerRow(properties: Properties) {
  const { id, row, isActive, isTicked, isApplied, showsRecent, isLastRecent, onPoint, onPress } = properties;
  const { t } = useTranslation('picker');
  const { code, parents } = row;
  return (
    <button
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isTicked || isActive}
      className={styles.row}
      data-active={isActive || undefined}
      data-last-recent={isLastRecent || undefined}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={(event) => onPress(event.ctrlKey || event.metaKey)}
    >
      <span className={styles.tick}>
        {isTicked ? <Check aria-label={t('isTicked')} /> : <ColorSwatch color={code.color} />}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{code.name}</span>
        {parents.length > 0 && <span className={styles.parents}>{parents.join(' › ')}</span>}
        {isActive && code.definition !== '' && <span className={styles.definition}>{code.definition}</span>}
      </span>
      {isApplied && (
        <span className={styles.applied}>
          <Check aria-hidden /> {t('applied')}
        </span>
      )}
      {showsRecent && !isApplied && <span className={styles.recent}>{t('recent')}</span>}
      {code.key !== null && <Kbd keys={code.key.toLocaleUpperCase()} />}
    </button>
  );
}
