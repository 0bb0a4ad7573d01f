import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useTransfer } from '../state/transfer.ts';
import { useWorkbench } from '../state/workbench.ts';
import { formatCount } from './formats.ts';
import styles from './busy-line.module.css';

/** In the bar: an import that goes on while another view is shown. */
export function BusyLine() {
  const { t } = useTranslation('transfer');
  const running = useTransfer((state) => state.running);
  const view = useWorkbench((state) => state.view);
  const showView = useWorkbench((state) => state.showView);
  if (!running || view === 'transfer') return null;
  const { progress } = running;
  return (
    <AriaButton className={styles.line ?? ''} onPress={() => showView('transfer')}>
      <span className={styles.dot} aria-hidden />
      {progress?.isCounted
        ? t('import.busy', { done: formatCount(progress.done), all: formatCount(progress.files) })
        : t('import.busyCounting')}
    </AriaButton>
  );
}
