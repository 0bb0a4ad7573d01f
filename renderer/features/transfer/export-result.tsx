import { useTranslation } from 'react-i18next';
import type { ExportReport } from '../../../shared/contract/schemas/exports.ts';
import { joinPath } from '../../api/project-actions.ts';
import { useCapabilities } from '../../api/session.ts';
import { formatBytes, formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { showError } from '../../components/toast.tsx';
import { useTransfer } from '../../state/transfer.ts';
import styles from './export-form.module.css';

export function ExportResult({ report, onClose }: { report: ExportReport; onClose: () => void }) {
  const { t } = useTranslation('transfer');
  const { revealInFolder } = useCapabilities();
  const [first] = report.files;
  const reveal = (): void => {
    const path = first ? joinPath(report.folder, first.name) : report.folder;
    globalThis.parlanceDesktop?.revealInFolder(path).catch(showError);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('export.done')}
      actions={
        <>
          <Button variant="quiet" onPress={() => useTransfer.setState({ exported: null })}>
            {t('export.again')}
          </Button>
          {revealInFolder ? <Button onPress={reveal}>{t('export.reveal')}</Button> : null}
          <Button variant="primary" onPress={onClose}>
            {t('app:close')}
          </Button>
        </>
      }
    >
      <p className={styles.where}>
        <bdi>{report.folder}</bdi>
      </p>
      <table className={styles.files}>
        <thead>
          <tr>
            <th scope="col">{t('export.fileColumn')}</th>
            <th scope="col" className={styles.number}>
              {t('export.rowsColumn')}
            </th>
            <th scope="col" className={styles.number}>
              {t('export.bytesColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.files.map(({ name, rows, bytes }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className={styles.number}>{rows === null ? '' : formatCount(rows)}</td>
              <td className={styles.number}>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
