import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../state/workbench.ts';
import styles from './command-palette.module.css';
import { PaletteBody } from './palette-body.tsx';

/** Every action, article and code by typing. */
export function CommandPalette() {
  const { t } = useTranslation('palette');
  const isOpen = useWorkbench((state) => state.isPaletteOpen);
  const setOpen = useWorkbench((state) => state.setPaletteOpen);
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <AriaDialog aria-label={t('title')} className={styles.dialog ?? ''}>
          <PaletteBody onClose={() => setOpen(false)} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
