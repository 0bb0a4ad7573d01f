import { useTranslation } from 'react-i18next';
import { AboutCard } from './about-card.tsx';
import { CareCard } from './care-card.tsx';
import { CodersCard } from './coders-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { MemoCard } from './memo-card.tsx';
import styles from './project-view.module.css';
import { SettingsCard } from './settings-card.tsx';

export function ProjectView() {
  const { t } = useTranslation('project');
  return (
    <div className={styles.scroll} data-pane="project">
      <div className={styles.view}>
        <h2 className={styles.title}>{t('title')}</h2>
        <div className={styles.columns}>
          <div className={styles.column}>
            <AboutCard />
            <CodersCard />
          </div>
          <div className={styles.column}>
            <SettingsCard />
            <CareCard />
          </div>
          <MemoCard />
          <HistoryCard />
        </div>
      </div>
    </div>
  );
}
