import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ExportDifference, ExportFormat, ExportReport } from '../../../shared/contract/schemas/exports.ts';
import { joinPath } from '../../api/project-actions.ts';
import { useCapabilities } from '../../api/session.ts';
import { formatBytes, formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { showError } from '../../components/toast.tsx';
import { useTransfer } from '../../state/transfer.ts';
import { formatFacts } from './export-formats.ts';
import styles from './export-result.module.css';

/** What was written, what the format had no home for, and what is new since the last time. */
export function ExportResult(props: { report: ExportReport; format: ExportFormat; onClose: () => void }) {
  const { report, format, onClose } = props;
  const { t } = useTranslation('export');
  const { revealInFolder } = useCapabilities();
  const [first] = report.files;
  const reveal = (): void => {
    const path = first ? joinPath(report.folder, first.name) : report.folder;
    globalThis.parlanceDesktop?.revealInFolder(path).catch(showError);
  };
  return (
    <Dialog
      isOpen
      size="large"
      isBodyFocusable
      onClose={onClose}
      title={t('done')}
      actions={
        <>
          <Button variant="quiet" onPress={() => useTransfer.setState({ exported: null })}>
            {t('again')}
          </Button>
          {revealInFolder ? <Button onPress={reveal}>{t('reveal')}</Button> : null}
          <Button variant="primary" onPress={onClose}>
            {t('app:close')}
          </Button>
        </>
      }
    >
      <p className={styles.where}>
        {t('doneIn', { format: t(`format.${formatFacts(format).id}.name`), revision: formatCount(report.revision) })}{' '}
        <bdi className={styles.path}>{report.folder}</bdi>
      </p>
      <Files report={report} />
      <Differences report={report} />
      <Notes report={report} />
    </Dialog>
  );
}

function Files({ report: { files } }: { report: ExportReport }) {
  const { t } = useTranslation('export');
  const hasRows = files.some(({ rows }) => rows !== null);
  return (
    <table className={styles.files}>
      <thead>
        <tr>
          <th scope="col">{t('fileColumn')}</th>
          {hasRows ? (
            <th scope="col" className={styles.number}>
              {t('rowsColumn')}
            </th>
          ) : null}
          <th scope="col" className={styles.number}>
            {t('bytesColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ name, rows, bytes }) => (
          <tr key={name}>
            <td className={styles.name}>
              <bdi>{name}</bdi>
            </td>
            {hasRows ? <td className={styles.number}>{rows === null ? '' : formatCount(rows)}</td> : null}
            <td className={styles.number}>{formatBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Differences({ report: { differences } }: { report: ExportReport }) {
  const { t } = useTranslation('export');
  if (differences === null) return null;
  const moved = differences
    .map((difference) => ({ name: difference.name, words: wordsOf(difference, t) }))
    .filter(({ words }) => words.length > 0);
  return (
    <section className={styles.part} aria-label={t('differences.title')}>
      <h3>{t('differences.title')}</h3>
      {moved.length === 0 ? <p>{t('differences.none')}</p> : null}
      <ul className={styles.list}>
        {moved.map(({ name, words }) => (
          <li key={name}>
            <bdi className={styles.table}>{name}</bdi>
            <span>{words.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf(difference: ExportDifference, t: TFunction<'export'>): string[] {
  const { added, changed, removed, columnsAdded, columnsRemoved } = difference;
  return [
    added > 0 ? t('differences.added', { count: added }) : '',
    changed > 0 ? t('differences.changed', { count: changed }) : '',
    removed > 0 ? t('differences.removed', { count: removed }) : '',
    columnsAdded.length > 0 ? t('differences.columnsAdded', { count: columnsAdded.length }) + named(columnsAdded) : '',
    columnsRemoved.length > 0
      ? t('differences.columnsRemoved', { count: columnsRemoved.length }) + named(columnsRemoved)
      : '',
  ].filter(Boolean);
}

/** Many columns come and go with a code or an attribute; a few can be named. */
const namedColumns = 3;

function named(columns: readonly string[]): string {
  return columns.length > namedColumns ? '' : ` (${columns.join(', ')})`;
}

function Notes({ report: { notes } }: { report: ExportReport }) {
  const { t } = useTranslation('export');
  if (notes.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      <ul className={styles.list}>
        {notes.map(({ code, message, count }) => (
          <li key={code}>
            <span className={styles.message}>{message}</span>
            {count > 1 ? <span className={styles.times}>{t('times', { count })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
