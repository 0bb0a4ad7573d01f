import { AArrowDown, AArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { Segmented } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import {
  readingLeadings,
  readingMeasures,
  readingSizes,
  stepReadingSize,
  themes,
  usePreferences,
} from '../../state/preferences.ts';
import styles from './settings-card.module.css';

export function SettingsCard() {
  const { t } = useTranslation('project');
  const { theme, leading, measure, change } = usePreferences();
  return (
    <Card title={t('settings.title')} text={t('settings.text')}>
      <Segmented
        label={t('settings.theme')}
        options={themes.map((id) => ({ id, label: t(`settings.themes.${id}`) }))}
        value={theme}
        onChange={(chosen) => change({ theme: chosen })}
      />
      <ReadingSize />
      <div className={styles.pair}>
        <Segmented
          label={t('settings.leading')}
          options={readingLeadings.map((id) => ({ id, label: t(`settings.leadings.${id}`) }))}
          value={leading}
          onChange={(chosen) => change({ leading: chosen })}
        />
        <Segmented
          label={t('settings.measure')}
          options={readingMeasures.map((id) => ({ id, label: t(`settings.measures.${id}`) }))}
          value={measure}
          onChange={(chosen) => change({ measure: chosen })}
        />
      </div>
      <p className={styles.example}>{t('settings.example')}</p>
    </Card>
  );
}

function ReadingSize() {
  const { t } = useTranslation('project');
  const size = usePreferences((state) => state.readingSize);
  return (
    <div className={styles.size} role="group" aria-label={t('settings.size')}>
      <span className={styles.label}>{t('settings.size')}</span>
      <IconButton
        label={t('settings.smaller')}
        icon={<AArrowDown aria-hidden />}
        isDisabled={size <= readingSizes[0]}
        onPress={() => stepReadingSize(-1)}
      />
      <output className={styles.pixels}>{t('settings.pixels', { size })}</output>
      <IconButton
        label={t('settings.larger')}
        icon={<AArrowUp aria-hidden />}
        isDisabled={size >= readingSizes.at(-1)!}
        onPress={() => stepReadingSize(1)}
      />
    </div>
  );
}
