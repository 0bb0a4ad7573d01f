import { useTranslation } from 'react-i18next';
import { InterchangeCard } from '../interchange/interchange-card.tsx';
import { ExportCard } from './export-card.tsx';
import { ImportCard } from './import-card.tsx';
import { ImportRuns } from './import-runs.tsx';
import styles from './transfer-view.module.css';

/** What comes in and what goes out. */
export function TransferView() {
  const { t } = useTranslation('transfer');
  return (
    <div className={styles.scroll} data-pane="transfer">
      <div className={styles.view}>
        <h2 className={styles.title}>{t('title')}</h2>
        <div className={styles.columns}>
          <div className={styles.column}>
            <ImportCard />
            <InterchangeCard />
          </div>
          <ExportCard />
          <ImportRuns />
        </div>
      </div>
    </div>
  );
}
