import { useTranslation } from 'react-i18next';
import { closeProject, renameProject } from '../../api/project-actions.ts';
import { useProject } from '../../api/queries.ts';
import { formatCount, formatMoment } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { showError } from '../../components/toast.tsx';
import styles from './about-card.module.css';
import { NameField } from './name-field.tsx';

export function AboutCard() {
  const { t } = useTranslation('project');
  const { data: project } = useProject();
  if (!project) return null;
  return (
    <Card
      title={t('about.title')}
      actions={
        <Button size="small" onPress={() => void closeProject().catch(showError)}>
          {t('about.close')}
        </Button>
      }
    >
      <NameField
        key={project.id}
        label={t('about.name')}
        value={project.title}
        save={renameProject}
        needsName={t('about.needsName')}
        isDisabled={project.mode === 'read'}
      />
      <dl className={styles.facts}>
        <dt>{t('about.file')}</dt>
        <dd className={styles.path}>
          <bdi>{project.path}</bdi>
        </dd>
        <dt>{t('about.made')}</dt>
        <dd>{formatMoment(project.createdAt)}</dd>
        <dt>{t('about.articles')}</dt>
        <dd>{formatCount(project.articleCount)}</dd>
        <dt>{t('about.codings')}</dt>
        <dd>{formatCount(project.segmentCount)}</dd>
        <dt>{t('about.codebook')}</dt>
        <dd>{formatCount(project.codebookVersion)}</dd>
      </dl>
    </Card>
  );
}
