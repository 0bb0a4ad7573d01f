import { useQuery } from '@tanstack/react-query';
import { FilePlus2, FlaskConical, FolderOpen } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { whileOpening } from '../../api/opening.ts';
import { joinPath, openSample } from '../../api/project-actions.ts';
import { queries } from '../../api/queries.ts';
import { chooseProject } from '../../app/commands.ts';
import { Mark } from '../../app/mark.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { useOpening } from '../../state/opening.ts';
import { RecentProjects } from './recent-projects.tsx';
import styles from './start-screen.module.css';

/** What is seen while no project is open. */
export function StartScreen() {
  const { t } = useTranslation('start');
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  const openDialog = useDialogs((state) => state.open);
  const isBusy = useOpening((state) => state.isBusy);
  const trySample = (): void => {
    const folder = greeting?.defaultFolder ?? '';
    const file = t('sampleFile');
    void whileOpening(joinPath(folder, `${file}.parlance`), () => openSample(folder, file));
  };
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <section className={styles.begin}>
          <div className={styles.name}>
            <Mark size={44} />
            <div>
              <h1 className={styles.title}>{t('app:name')}</h1>
              <p className={styles.tagline}>{t('tagline')}</p>
            </div>
          </div>
          <div className={styles.actions} role="group" aria-label={t('actions')}>
            <StartAction
              icon={<FilePlus2 aria-hidden />}
              title={t('new')}
              text={t('newText')}
              isDisabled={isBusy}
              onPress={() => openDialog('new-project')}
            />
            <StartAction
              icon={<FolderOpen aria-hidden />}
              title={t('open')}
              text={t('openText')}
              isDisabled={isBusy}
              onPress={chooseProject}
            />
            <StartAction
              icon={<FlaskConical aria-hidden />}
              title={t('sample')}
              text={t('sampleText')}
              isDisabled={isBusy}
              onPress={trySample}
            />
          </div>
          <p className={styles.foot} role="status">
            {isBusy ? t('opening') : t('version', { version: greeting?.version })}
          </p>
        </section>
        <RecentProjects />
      </div>
    </main>
  );
}

interface StartActionProps {
  icon: ReactNode;
  title: string;
  text: string;
  isDisabled: boolean;
  onPress: () => void;
}

function StartAction({ icon, title, text, isDisabled, onPress }: StartActionProps) {
  const id = useId();
  return (
    <div className={styles.action} {...(isDisabled ? { 'data-disabled': true } : {})}>
      {icon}
      <AriaButton className={styles.actionTitle ?? ''} aria-describedby={id} isDisabled={isDisabled} onPress={onPress}>
        {title}
      </AriaButton>
      <p className={styles.actionText} id={id}>
        {text}
      </p>
    </div>
  );
}
