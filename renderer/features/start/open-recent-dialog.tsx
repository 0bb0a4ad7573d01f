import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { RecentList } from './recent-projects.tsx';

export function OpenRecentDialog() {
  const { t } = useTranslation('start');
  const close = useDialogs((state) => state.close);
  return (
    <Dialog isOpen onClose={close} title={t('recent')}>
      <RecentList onChosen={close} />
    </Dialog>
  );
}
