import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../shared/contract/schemas/imports.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { fileNameOf, formatCount, formatMoment } from '../../app/formats.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import styles from './import-report.module.css';

/** What came in, what was there already, what failed and why. */
export function ImportReportView({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const { t } = useTranslation('transfer');
  const { imported, duplicates, failed, warnings } = report;
  return (
    <section className={styles.report} aria-label={t('report.title')}>
      <header className={styles.header}>
        <h4>{t('report.of', { when: formatMoment(report.startedAt) })}</h4>
        {report.wasCancelled ? <Badge tone="warn">{t('report.wasCancelled')}</Badge> : null}
        <IconButton size="small" label={t('report.close')} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      <p className={styles.counts} role="status">
        <Badge tone={imported > 0 ? 'ok' : 'plain'}>{t('import.imported', { count: imported })}</Badge>
        {duplicates > 0 ? <Badge>{t('import.duplicates', { count: duplicates })}</Badge> : null}
        {failed.length > 0 ? <Badge tone="danger">{t('import.failed', { count: failed.length })}</Badge> : null}
        {warnings.length > 0 ? <Badge tone="warn">{t('import.warnings', { count: warnings.length })}</Badge> : null}
      </p>
      {report.found === 0 ? <p>{t('report.nothing')}</p> : null}
      <ReportList
        title={t('report.failed')}
        items={failed}
        render={({ file, code, message }) => (
          <FileLine file={file} detail={<code className={styles.code}>{code}</code>}>
            {message}
          </FileLine>
        )}
      />
      <ReportList
        title={t('report.warnings')}
        items={warnings}
        render={({ file, message }) => <FileLine file={file}>{message}</FileLine>}
      />
      <ReportList
        title={t('report.duplicates')}
        text={t('report.duplicatesText')}
        items={report.duplicateOf}
        render={({ file, title, articleId }) => (
          <FileLine file={file}>
            <ArticleLink id={articleId} title={title} />
          </FileLine>
        )}
      />
      <ReportList
        title={t('report.articles')}
        items={report.articles}
        render={({ file, title, id }) => (
          <FileLine file={file}>
            <ArticleLink id={id} title={title} />
          </FileLine>
        )}
      />
    </section>
  );
}

const shownFirst = 20;

interface ReportListProps<Item> {
  title: string;
  text?: string;
  items: readonly Item[];
  render: (item: Item) => ReactNode;
}

function ReportList<Item>({ title, text, items, render }: ReportListProps<Item>) {
  const { t } = useTranslation('transfer');
  const [isWhole, setWhole] = useState(false);
  if (items.length === 0) return null;
  const shown = isWhole ? items : items.slice(0, shownFirst);
  return (
    <div className={styles.group}>
      <h5 className={styles.groupTitle}>
        {title} <span className={styles.groupCount}>{formatCount(items.length)}</span>
      </h5>
      {text === undefined ? null : <p className={styles.groupText}>{text}</p>}
      <ul className={styles.list}>
        {shown.map((item, index) => (
          // The list of a report never changes its order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{render(item)}</li>
        ))}
      </ul>
      {shown.length < items.length ? (
        <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
          {t('report.more', { count: items.length })}
        </Button>
      ) : null}
    </div>
  );
}

function FileLine({ file, detail, children }: { file: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <bdi className={styles.file} title={file}>
        {fileNameOf(file)}
      </bdi>
      <span className={styles.message}>
        {children} {detail}
      </span>
    </div>
  );
}

function ArticleLink({ id, title }: { id: ArticleId; title: string }) {
  const { t } = useTranslation('transfer');
  const openArticle = useWorkbench((state) => state.openArticle);
  return (
    <AriaButton className={styles.link ?? ''} aria-label={t('report.open', { title })} onPress={() => openArticle(id)}>
      <bdi>{title}</bdi>
    </AriaButton>
  );
}
