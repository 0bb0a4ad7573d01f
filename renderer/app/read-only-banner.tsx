import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openProject } from '../api/project-actions.ts';
import { useProject } from '../api/queries.ts';
import { Button } from '../components/button.tsx';
import { showError } from '../components/toast.tsx';
import styles from './read-only-banner.module.css';

export function ReadOnlyBanner() {
  const { t } = useTranslation('app');
  const { data: project } = useProject();
  if (project?.mode !== 'read') return null;
  return (
    <aside className={styles.banner} aria-label={t('readOnly.title')}>
      <Lock aria-hidden />
      <span>{t('readOnly.text')}</span>
      <Button size="small" onPress={() => void openProject(project.path).catch(showError)}>
        {t('readOnly.openForWriting')}
      </Button>
    </aside>
  );
}
