import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { engine } from '../../api/engine.ts';
import { queries } from '../../api/queries.ts';
import type { ImportRunSummary } from '../../../shared/contract/schemas/imports.ts';
import type { ImportRunId } from '../../../shared/domain/ids.ts';
import { fileNameOf, formatCount, formatMoment } from '../../app/formats.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { showError } from '../../components/toast.tsx';
import { useTransfer } from '../../state/transfer.ts';
import styles from './import-runs.module.css';

/** Reports are kept in the project. */
export function ImportRuns() {
  const { t } = useTranslation('transfer');
  const { data } = useQuery(queries.importRuns());
  const beganAt = useTransfer((state) => state.running?.beganAt);
  // The one that runs is shown above, with its progress.
  const runs = data?.filter((run) => beganAt === undefined || run.startedAt < beganAt);
  return (
    <Card title={t('runs.title')}>
      {runs?.length === 0 ? <p className={styles.empty}>{t('runs.empty')}</p> : null}
      {runs && runs.length > 0 ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('runs.when')}</th>
              <th scope="col">{t('runs.from')}</th>
              <th scope="col" className={styles.number}>
                {t('runs.imported')}
              </th>
              <th scope="col" className={styles.number}>
                {t('runs.duplicates')}
              </th>
              <th scope="col" className={styles.number}>
                {t('runs.failed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  );
}

async function showReport(id: ImportRunId): Promise<void> {
  useTransfer.setState({ report: await engine().imports.report({ id }) });
  document.querySelector('[data-pane=transfer]')?.scrollTo({ top: 0, behavior: 'smooth' });
}

function RunRow({ run }: { run: ImportRunSummary }) {
  const { t } = useTranslation('transfer');
  const [first = '', ...others] = run.sources;
  const name = fileNameOf(first);
  const when = formatMoment(run.startedAt);
  return (
    <tr>
      <td className={styles.when}>
        <Button
          size="small"
          variant="quiet"
          aria-label={t('runs.show', { when })}
          onPress={() => void showReport(run.id).catch(showError)}
        >
          {when}
        </Button>
      </td>
      <td className={styles.from} title={run.sources.join('\n')}>
        <bdi>{others.length === 0 ? name : t('runs.fromMore', { name, count: others.length })}</bdi>{' '}
        {run.wasCancelled ? <Badge tone="warn">{t('runs.cancelled')}</Badge> : null}
      </td>
      <td className={styles.number}>{formatCount(run.imported)}</td>
      <td className={styles.number}>{formatCount(run.duplicates)}</td>
      <td className={styles.number}>
        {run.failed > 0 ? <Badge tone="danger">{formatCount(run.failed)}</Badge> : formatCount(0)}
      </td>
    </tr>
  );
}
