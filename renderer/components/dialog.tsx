import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, the main one last. */
  actions?: ReactNode;
  /** `full` takes the window; what is in it says by itself which parts of it scroll. */
  size?: 'small' | 'medium' | 'large' | 'full';
  /** For long reading without a field or button in it: the body itself takes the focus, so that keys can scroll it. */
  isBodyFocusable?: boolean;
  /** For questions that must be answered. */
  role?: 'dialog' | 'alertdialog';
}

/** A modal dialog. Escape and a click outside close it. */
export function Dialog({ title, isOpen, onClose, children, actions, ...look }: DialogProps) {
  const { size = 'medium', role = 'dialog', isBodyFocusable = false } = look;
  const { t } = useTranslation('app');
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton size="small" label={t('close')} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div
            className={styles.body}
            {...(isBodyFocusable ? { role: 'group', 'aria-label': title, tabIndex: 0 } : {})}
          >
            {children}
          </div>
          {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
