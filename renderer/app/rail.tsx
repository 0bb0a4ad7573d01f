import { ArrowDownUp, BookOpenText, FolderCog, Keyboard, type LucideIcon, TableProperties } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../components/class-names.ts';
import { Tooltip } from '../components/tooltip.tsx';
import { useWorkbench, type View, views } from '../state/workbench.ts';
import { useDialogs } from '../state/dialogs.ts';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';

const icons: Record<View, LucideIcon> = {
  read: BookOpenText,
  segments: TableProperties,
  transfer: ArrowDownUp,
  project: FolderCog,
};

export function Rail() {
  const { t } = useTranslation('app');
  const view = useWorkbench((state) => state.view);
  const showView = useWorkbench((state) => state.showView);
  const openDialog = useDialogs((state) => state.open);
  return (
    <nav className={styles.rail} aria-label={t('views')} data-pane="rail">
      <div className={styles.mark}>
        <Mark size={26} />
      </div>
      {views.map((id, index) => {
        const Icon = icons[id];
        return (
          <Tooltip key={id} text={t(`view.${id}`)} keys={`Ctrl+${index + 1}`}>
            <AriaButton
              {...(view === id ? { 'aria-current': 'page' as const } : {})}
              className={classNames(styles.item, view === id && styles.current)}
              onPress={() => showView(id)}
            >
              <Icon aria-hidden />
              <span className={styles.label}>{t(`view.${id}`)}</span>
            </AriaButton>
          </Tooltip>
        );
      })}
      <div className={styles.end}>
        <Tooltip text={t('keys')} keys="?">
          <AriaButton className={styles.item ?? ''} onPress={() => openDialog('keys')}>
            <Keyboard aria-hidden />
            <span className={styles.label}>{t('keys')}</span>
          </AriaButton>
        </Tooltip>
      </div>
    </nav>
  );
}
