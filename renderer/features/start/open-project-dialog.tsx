import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { open } from '../../api/opening.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import styles from './project-dialogs.module.css';

/** Where the host has no dialog of its own, the path is typed. */
export function OpenProjectDialog() {
  const { t } = useTranslation('start');
  const close = useDialogs((state) => state.close);
  const formId = useId();
  const [path, setPath] = useState('');
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('openProject.title')}
      actions={
        <>
          <Button onPress={close}>{t('app:cancel')}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t('openProject.open')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          close();
          void open(path.trim());
        }}
      >
        <TextField
          label={t('openProject.path')}
          description={t('openProject.pathText')}
          dir="ltr"
          value={path}
          onChange={setPath}
          autoFocus
          isRequired
        />
      </form>
    </Dialog>
  );
}
