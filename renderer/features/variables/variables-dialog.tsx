import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { useDialogs } from '../../state/dialogs.ts';

/** The variables of articles: what they are called, what values they take, and their order. */
export function VariablesDialog() {
  const { t } = useTranslation('variables');
  const close = useDialogs((state) => state.close);
  return (
    <Dialog isOpen size="large" title={t('title')} onClose={close}>
      <p>{t('about')}</p>
    </Dialog>
  );
}
