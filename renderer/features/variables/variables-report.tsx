import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VariablesImportReport } from '../../../shared/contract/schemas/variables.ts';
import { Badge } from '../../components/badge.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import styles from './variables-report.module.css';

/** So many refused cells are shown; a table with more of them is mended at its source. */
const shownFailures = 100;

/** What a table of variables brought, and which of its cells were refused and why. */
export function VariablesReport({ report, onClose }: { report: VariablesImportReport; onClose: () => void }) {
  const { t } = useTranslation('variables');
  const { values, articles, created, failed, notes } = report;
  return (
    <section className={styles.report} aria-label={t('report.title')}>
      <header className={styles.header}>
        <p className={styles.counts} role="status">
          <Badge tone={values > 0 ? 'ok' : 'plain'}>{t('report.values', { count: values })}</Badge>
          <Badge>{t('report.articles', { count: articles })}</Badge>
          {failed.length > 0 ? <Badge tone="danger">{t('report.failed', { count: failed.length })}</Badge> : null}
        </p>
        <IconButton size="small" label={t('report.close')} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      {created.length > 0 ? (
        <p>
          {t('report.created', { count: created.length })} <bdi>{created.join(', ')}</bdi>
        </p>
      ) : null}
      {notes.map((note) => (
        <p key={note.message}>{note.message}</p>
      ))}
      {failed.length > 0 ? (
        <ul className={styles.failures}>
          {failed.slice(0, shownFailures).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              <span className={styles.number}>{t('report.line', { line })}</span>
              <span dir="auto">{message}</span>
            </li>
          ))}
          {failed.length > shownFailures ? <li>{t('report.more', { count: failed.length - shownFailures })}</li> : null}
        </ul>
      ) : null}
    </section>
  );
}
