import { useQuery } from '@tanstack/react-query';
import { FileText, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { open } from '../../api/opening.ts';
import { forgetProject } from '../../api/project-actions.ts';
import { queries } from '../../api/queries.ts';
import type { RecentProject } from '../../../shared/contract/schemas/project.ts';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { showError } from '../../components/toast.tsx';
import { useOpening } from '../../state/opening.ts';
import { fileNameOf, folderOf, relativeTime } from '../../app/formats.ts';
import styles from './recent-projects.module.css';

export function RecentProjects() {
  const { t } = useTranslation('start');
  return (
    <section className={styles.recent} aria-labelledby="recent-title">
      <h2 id="recent-title" className={styles.title}>
        {t('recent')}
      </h2>
      <RecentList />
    </section>
  );
}

export function RecentList({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('start');
  const { data: recent } = useQuery(queries.recent());
  if (recent?.length === 0) return <p className={styles.empty}>{t('noRecent')}</p>;
  return (
    <ul className={styles.list}>
      {recent?.map((project) => (
        <RecentRow
          key={project.path}
          project={project}
          onOpen={() => {
            onChosen?.();
            void open(project.path);
          }}
        />
      ))}
    </ul>
  );
}

function RecentRow({ project, onOpen }: { project: RecentProject; onOpen: () => void }) {
  const { t } = useTranslation('start');
  const isBusy = useOpening((state) => state.isBusy);
  return (
    <li className={classNames(styles.row, !project.exists && styles.missing)}>
      <AriaButton className={styles.open ?? ''} isDisabled={isBusy} onPress={onOpen}>
        <FileText aria-hidden />
        <bdi className={styles.name}>{project.title}</bdi>
        <span className={styles.when}>{project.exists ? relativeTime(project.openedAt) : t('missing')}</span>
        <span className={styles.folder} title={project.path}>
          <bdi>{fileNameOf(project.path)}</bdi> · <bdi>{folderOf(project.path)}</bdi>
        </span>
      </AriaButton>
      <IconButton
        size="small"
        label={t('forget', { title: project.title })}
        icon={<X aria-hidden />}
        className={styles.forget}
        onPress={() => void forgetProject(project.path).catch(showError)}
      />
    </li>
  );
}
