import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RehydrateReport } from '../../../shared/contract/schemas/interchange.ts';
import { open } from '../../api/opening.ts';
import { fileNameOf, formatCount } from '../../app/formats.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import styles from './interchange.module.css';
import { InterchangeNotes } from './interchange-notes.tsx';

type Joined = RehydrateReport['articles'][number];
type Outcome = Joined['outcome'];

/** What needs a look comes first. */
const outcomes = ['missing', 're-anchored', 'exact'] as const satisfies readonly Outcome[];
const tones = { missing: 'danger', 're-anchored': 'warn', exact: 'ok' } as const;

/** Which articles were found, in what state, and how many of their codings came back. */
export function RehydrateReportDialog({ report, onClose }: { report: RehydrateReport; onClose: () => void }) {
  const { t } = useTranslation('rehydrate');
  const openIt = (): void => {
    onClose();
    void open(report.project);
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
          <Button onPress={onClose}>{t('app:close')}</Button>
          <Button variant="primary" autoFocus onPress={openIt}>
            {t('openProject')}
          </Button>
        </>
      }
    >
      <p className={styles.source}>
        <bdi>{report.project}</bdi>
      </p>
      <ul className={styles.counts} aria-label={t('articles')}>
        {outcomes.map((outcome) => (
          <OutcomeCount key={outcome} outcome={outcome} articles={report.articles} />
        ))}
      </ul>
      <ArticleTable articles={report.articles} />
      <InterchangeNotes notes={report.notes} />
    </Dialog>
  );
}

function OutcomeCount({ outcome, articles }: { outcome: Outcome; articles: readonly Joined[] }) {
  const { t } = useTranslation('rehydrate');
  const count = articles.filter((article) => article.outcome === outcome).length;
  return count === 0 ? null : <li>{t(`count.${outcome}`, { count })}</li>;
}

const shownFirst = 100;

function ArticleTable({ articles }: { articles: readonly Joined[] }) {
  const { t } = useTranslation('rehydrate');
  const [isWhole, setWhole] = useState(false);
  if (articles.length === 0) return null;
  const ordered = outcomes.flatMap((outcome) => articles.filter((article) => article.outcome === outcome));
  const shown = isWhole ? ordered : ordered.slice(0, shownFirst);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('article')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col" className={styles.number}>
              {t('codings')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((article) => (
            <ArticleRow key={article.articleId} article={article} />
          ))}
        </tbody>
      </table>
      {shown.length < ordered.length ? (
        <div>
          <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
            {t('showAll', { count: ordered.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function ArticleRow({ article: { title, outcome, file, segments } }: { article: Joined }) {
  const { t } = useTranslation('rehydrate');
  const { exact, reAnchored, lost } = segments;
  const words = [
    exact > 0 ? t('exact', { count: exact }) : '',
    reAnchored > 0 ? t('reAnchored', { count: reAnchored }) : '',
    lost > 0 ? t('lost', { count: lost }) : '',
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row" className={styles.wide}>
        <bdi>{title}</bdi>
        {file === null ? null : (
          <div className={styles.from} title={file}>
            <bdi>{fileNameOf(file)}</bdi>
          </div>
        )}
      </th>
      <td>
        <Badge tone={tones[outcome]}>{t(`outcomeName.${outcome}`)}</Badge>
      </td>
      <td className={styles.number}>{words.length === 0 ? formatCount(0) : words.join(', ')}</td>
    </tr>
  );
}
