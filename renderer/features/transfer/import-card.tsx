import { FileInput, FolderInput } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseAndImportFolder } from '../../api/import-actions.ts';
import { chooseFiles, receiveFiles } from '../../api/receive-files.ts';
import { useCapabilities, useIsReadOnly } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTransfer } from '../../state/transfer.ts';
import styles from './import-card.module.css';
import { ImportProgress } from './import-progress.tsx';
import { ImportReportView } from './import-report.tsx';

export function ImportCard() {
  const { t } = useTranslation('transfer');
  const isReadOnly = useIsReadOnly();
  const { nativeDialogs } = useCapabilities();
  const running = useTransfer((state) => state.running);
  const report = useTransfer((state) => state.report);
  const problem = useTransfer((state) => state.problem);
  const isIdle = running === null && !isReadOnly;
  return (
    <Card title={t('import.title')} text={isReadOnly ? t('import.readOnly') : t('import.text')}>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<FileInput aria-hidden />}
          isDisabled={!isIdle}
          onPress={() => void chooseFiles()}
        >
          {t('import.files')}
        </Button>
        <Button icon={<FolderInput aria-hidden />} isDisabled={!isIdle} onPress={() => void chooseAndImportFolder()}>
          {t('import.folder')}
        </Button>
      </div>
      {nativeDialogs || isReadOnly ? null : <ImportByPath isDisabled={!isIdle} />}
      {running ? <ImportProgress running={running} /> : null}
      {problem === null ? null : <ErrorNote error={problem} />}
      {report ? <ImportReportView report={report} onClose={() => useTransfer.setState({ report: null })} /> : null}
    </Card>
  );
}

/** In a browser: files that the host can read by itself need not travel. */
function ImportByPath({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useTranslation('transfer');
  const [path, setPath] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (path.trim() === '') return;
    receiveFiles({ kind: 'paths', paths: [path.trim()] });
    setPath('');
  };
  return (
    <details className={styles.byPath}>
      <summary>{t('import.byPath')}</summary>
      <form className={styles.pathForm} onSubmit={submit}>
        <TextField
          className={styles.path}
          label={t('import.path')}
          description={t('import.byPathText')}
          dir="ltr"
          value={path}
          onChange={setPath}
          isDisabled={isDisabled}
        />
        <Button type="submit" isDisabled={isDisabled}>
          {t('import.go')}
        </Button>
      </form>
    </details>
  );
}
