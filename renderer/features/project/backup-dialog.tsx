import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinPath } from '../../api/project-actions.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import { folderOf } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { backupName, backUpTo } from './back-up.ts';

/** Where the host has no dialog of its own, the path is typed. */
export function BackupDialog({ project, onClose }: { project: ProjectSummary; onClose: () => void }) {
  const { t } = useTranslation('project');
  const formId = useId();
  const [path, setPath] = useState(() => joinPath(folderOf(project.path), backupName(project.title)));
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await backUpTo(path.trim());
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('care.backupTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('app:cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={isBusy}>
            {t('care.backupRun')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('care.backupPath')}
          description={t('care.backupPathText')}
          dir="ltr"
          value={path}
          onChange={setPath}
          autoFocus
          isRequired
        />
      </form>
      {problem === null ? null : <ErrorNote error={problem} />}
    </Dialog>
  );
}
