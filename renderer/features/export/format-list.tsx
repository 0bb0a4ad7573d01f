import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../../shared/contract/schemas/exports.ts';
import { formatGroups, formats } from './export-formats.ts';
import styles from './format-list.module.css';
import type { ExportModel } from './use-export.ts';

/** All formats, by what they are for. */
export function FormatList({ model }: { model: ExportModel }) {
  const { t } = useTranslation('export');
  return (
    <RadioGroup
      aria-label={t('what')}
      className={styles.list ?? ''}
      value={model.choices.format}
      onChange={(format) => model.change({ format: format as ExportFormat })}
    >
      {formatGroups.map((group) => (
        <div key={group} className={styles.group}>
          <h3 className={styles.title}>{t(`group.${group}`)}</h3>
          {formats
            .filter((format) => format.group === group)
            .map(({ id }) => (
              <Radio key={id} value={id} className={styles.format ?? ''}>
                <span className={styles.name}>{t(`format.${id}.name`)}</span>
                <span className={styles.use}>{t(`format.${id}.use`)}</span>
              </Radio>
            ))}
        </div>
      ))}
    </RadioGroup>
  );
}
