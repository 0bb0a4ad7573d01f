import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Dialog } from '../components/dialog.tsx';
import { useDialogs } from '../state/dialogs.ts';

export function AboutDialog() {
  const { t } = useTranslation('app');
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  const close = useDialogs((state) => state.close);
  return (
    <Dialog isOpen size="small" onClose={close} title={t('name')}>
      <p>{t('start:version', { version: greeting?.version })}</p>
      <p>{t('about')}</p>
    </Dialog>
  );
}
