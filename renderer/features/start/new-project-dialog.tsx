import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createProject, fileNameFrom, joinPath } from '../../api/project-actions.ts';
import { open } from '../../api/opening.ts';
import { queries } from '../../api/queries.ts';
import { useCapabilities } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { PathField } from '../../components/path-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import styles from './project-dialogs.module.css';

/** Where a new project goes follows its title until the analyst says otherwise. */
function useNewProject() {
  const { t } = useTranslation('start');
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  const [title, setTitle] = useState('');
  const [chosenPath, setChosenPath] = useState<string | null>(null);
  const [coderName, setCoderName] = useState(usePreferences.getState().coderName);
  const name = fileNameFrom(title) || fileNameFrom(t('newProject.namePlaceholder'));
  const path = chosenPath ?? joinPath(greeting?.defaultFolder ?? '', `${name}.parlance`);
  return { title, setTitle, coderName, setCoderName, path, setChosenPath, fileName: `${name}.parlance` };
}

export function NewProjectDialog() {
  const { t } = useTranslation('start');
  const close = useDialogs((state) => state.close);
  const formId = useId();
  const fields = useNewProject();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const { title, coderName, path } = fields;
    try {
      usePreferences.getState().change({ coderName });
      await createProject({ path, title, coderName });
      close();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('newProject.title')}
      actions={
        <>
          <Button onPress={close}>{t('app:cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={isBusy}>
            {t('newProject.create')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('newProject.name')}
          placeholder={t('newProject.namePlaceholder')}
          dir="auto"
          value={fields.title}
          onChange={fields.setTitle}
          autoFocus
          isRequired
        />
        <TextField
          label={t('newProject.coder')}
          description={t('newProject.coderText')}
          dir="auto"
          value={fields.coderName}
          onChange={fields.setCoderName}
          isRequired
        />
        <FileField path={fields.path} fileName={fields.fileName} onChange={fields.setChosenPath} />
      </form>
      {error === null ? null : (
        <ErrorNote error={error}>
          {error instanceof ParlanceError && error.code === 'project.exists' ? (
            <Button
              size="small"
              onPress={() => {
                close();
                void open(fields.path);
              }}
            >
              {t('newProject.openInstead')}
            </Button>
          ) : undefined}
        </ErrorNote>
      )}
    </Dialog>
  );
}

interface FileFieldProps {
  path: string;
  fileName: string;
  onChange: (path: string) => void;
}

function FileField({ path, fileName, onChange }: FileFieldProps) {
  const { t } = useTranslation('start');
  const { nativeDialogs } = useCapabilities();
  const pick = async () => globalThis.parlanceDesktop?.chooseProjectToCreate(fileName);
  return (
    <PathField
      label={t('newProject.file')}
      description={t('newProject.fileText')}
      value={path}
      onChange={onChange}
      choose={nativeDialogs ? { label: t('newProject.choose'), pick } : null}
    />
  );
}
