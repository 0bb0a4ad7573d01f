import { useQuery } from '@tanstack/react-query';
import { Command, Redo2, Undo2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { redo, undo } from '../api/project-actions.ts';
import { queries, useProject } from '../api/queries.ts';
import { IconButton } from '../components/icon-button.tsx';
import { Kbd } from '../components/kbd.tsx';
import type { CoderId } from '../../shared/domain/ids.ts';
import { useWorkbench } from '../state/workbench.ts';
import { BusyLine } from './busy-line.tsx';
import { CoderSwitch } from './coder-switch.tsx';
import styles from './top-bar.module.css';

export function TopBar() {
  const { t } = useTranslation('app');
  const { data: project } = useProject();
  const showView = useWorkbench((state) => state.showView);
  const setPaletteOpen = useWorkbench((state) => state.setPaletteOpen);
  return (
    <header className={styles.bar} aria-label={t('topBar')}>
      <h1 className={styles.heading}>
        <AriaButton className={styles.title ?? ''} onPress={() => showView('project')}>
          <bdi>{project?.title}</bdi>
        </AriaButton>
      </h1>
      <AriaButton className={styles.palette ?? ''} onPress={() => setPaletteOpen(true)}>
        <Command aria-hidden />
        <span className={styles.paletteText}>{t('paletteHint')}</span>
        <Kbd keys="Ctrl+K" />
      </AriaButton>
      <div className={styles.end}>
        <BusyLine />
        {project && project.mode === 'write' ? <UndoButtons coderId={project.coderId} /> : null}
        <CoderSwitch />
      </div>
    </header>
  );
}

function UndoButtons({ coderId }: { coderId: CoderId }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(queries.historyState(coderId));
  const undoStep = data?.undo ?? null;
  const redoStep = data?.redo ?? null;
  return (
    <div className={styles.steps}>
      <IconButton
        label={t('undo')}
        hint={undoStep ? t('undoLabel', { label: undoStep.label }) : t('nothingToUndo')}
        keys="Ctrl+Z"
        icon={<Undo2 aria-hidden />}
        isDisabled={undoStep === null}
        onPress={() => void undo()}
      />
      <IconButton
        label={t('redo')}
        hint={redoStep ? t('redoLabel', { label: redoStep.label }) : t('nothingToRedo')}
        keys="Ctrl+Shift+Z"
        icon={<Redo2 aria-hidden />}
        isDisabled={redoStep === null}
        onPress={() => void redo()}
      />
    </div>
  );
}
