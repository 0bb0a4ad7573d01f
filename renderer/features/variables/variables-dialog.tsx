import { Download, FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameFrom } from '../../api/project-actions.ts';
import { useProject, useVariables } from '../../api/queries.ts';
import { useCapabilities, useIsReadOnly } from '../../api/session.ts';
import { chooseAndImportVariables, downloadVariables } from '../../api/variable-actions.ts';
import type { VariablesImportReport } from '../../../shared/contract/schemas/variables.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { showError } from '../../components/toast.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { NewVariableForm } from './new-variable-form.tsx';
import { VariableRow } from './variable-row.tsx';
import styles from './variables-dialog.module.css';
import { VariablesReport } from './variables-report.tsx';

/** The variables of articles: what they are called, which values they take, in which order; tables of them in and out. */
export function VariablesDialog() {
  const { t } = useTranslation('variables');
  const close = useDialogs((state) => state.close);
  const isReadOnly = useIsReadOnly();
  const variables = useVariables().data ?? [];
  const [report, setReport] = useState<VariablesImportReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const importTable = async (): Promise<void> => {
    try {
      const came = await chooseAndImportVariables();
      if (came === null) return;
      setReport(came);
      setProblem(null);
    } catch (error) {
      setReport(null);
      setProblem(error);
    }
  };
  return (
    <Dialog
      isOpen
      size="large"
      onClose={close}
      title={t('title')}
      actions={
        <>
          <div className={styles.tables}>
            {isReadOnly ? null : (
              <Button variant="quiet" icon={<FileInput aria-hidden />} onPress={() => void importTable()}>
                {t('import')}
              </Button>
            )}
            <DownloadButton isDisabled={variables.length === 0} />
          </div>
          <Button onPress={close}>{t('app:close')}</Button>
        </>
      }
    >
      <p className={styles.about}>{t('about')}</p>
      {problem === null ? null : <ErrorNote error={problem} />}
      {report === null ? null : <VariablesReport report={report} onClose={() => setReport(null)} />}
      {isReadOnly ? null : <NewVariableForm />}
      {variables.length === 0 ? (
        <p className={styles.none}>{t('none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('list')}>
          {variables.map((variable, place) => (
            <VariableRow
              key={variable.id}
              variable={variable}
              place={place}
              isLast={place === variables.length - 1}
              isReadOnly={isReadOnly}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Only in a browser: the desktop window downloads nothing, and its exports hold the same columns. */
function DownloadButton({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useTranslation('variables');
  const { nativeDialogs } = useCapabilities();
  const { data: project } = useProject();
  if (nativeDialogs || !project) return null;
  const download = (): void => {
    const name = fileNameFrom(t('fileName', { title: project.title }));
    downloadVariables(`${name}.csv`).catch(showError);
  };
  return (
    <Button variant="quiet" icon={<Download aria-hidden />} isDisabled={isDisabled} onPress={download}>
      {t('export')}
    </Button>
  );
}
