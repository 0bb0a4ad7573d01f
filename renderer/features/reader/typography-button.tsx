import { AArrowDown, AArrowUp, Type } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import {
  readingLeadings,
  readingMeasures,
  readingSizes,
  stepReadingSize,
  usePreferences,
} from '../../state/preferences.ts';
import styles from './reader.module.css';

/** Size of letters, distance of lines and length of lines, as the analyst likes to read. */
export function TypographyButton() {
  const { t } = useTranslation('reader');
  return (
    <DialogTrigger>
      <IconButton size="small" label={t('type.label')} icon={<Type aria-hidden />} />
      <Popover placement="bottom end" offset={4}>
        <Dialog className={styles.settings ?? ''} aria-label={t('type.label')}>
          <TypographySettings />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function TypographySettings() {
  const { t } = useTranslation('reader');
  const { readingSize, leading, measure, change } = usePreferences();
  return (
    <>
      <div className={styles.sizes}>
        <span>{t('type.size')}</span>
        <IconButton
          label={t('type.smaller')}
          icon={<AArrowDown aria-hidden />}
          isDisabled={readingSize <= readingSizes[0]}
          onPress={() => stepReadingSize(-1)}
        />
        <span className={styles.sizeValue}>{readingSize}</span>
        <IconButton
          label={t('type.larger')}
          icon={<AArrowUp aria-hidden />}
          isDisabled={readingSize >= readingSizes.at(-1)!}
          onPress={() => stepReadingSize(1)}
        />
      </div>
      <Segmented
        label={t('type.leading')}
        options={readingLeadings.map((id) => ({ id, label: t(`type.leadings.${id}`) }))}
        value={leading}
        onChange={(next) => change({ leading: next })}
      />
      <Segmented
        label={t('type.measure')}
        options={readingMeasures.map((id) => ({ id, label: t(`type.measures.${id}`) }))}
        value={measure}
        onChange={(next) => change({ measure: next })}
      />
    </>
  );
}
