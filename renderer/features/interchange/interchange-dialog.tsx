import { useTranslation } from 'react-i18next';
import { acceptInterchange, closeInterchange } from '../../api/interchange-actions.ts';
import { open } from '../../api/opening.ts';
import { formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { useInterchange, type Interchange, type InterchangeStep } from '../../state/interchange.ts';
import styles from './interchange.module.css';
import { InterchangeNotes } from './interchange-notes.tsx';
import { InterchangeReportDialog } from './interchange-report.tsx';
import { countsInWords, titleOf } from './interchange-words.ts';

/** From a file of another program to what it has brought: what it is, one question, progress, a report. */
export function InterchangeDialog() {
  const current = useInterchange((state) => state.current);
  if (current === null) return null;
  const { name, step, cancel } = current;
  if (step.at === 'done') return <InterchangeReportDialog name={name} report={step.report} />;
  if (step.at === 'asking') return <Question name={name} step={step} />;
  if (step.at === 'failed') return <Failure name={name} error={step.error} />;
  return <Waiting name={name} step={step} cancel={cancel} />;
}

function Waiting({ name, step, cancel }: Interchange) {
  const { t } = useTranslation('interchange');
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onClose={cancel}
      title={t(step.at === 'running' ? 'takingOver' : 'lookingAt', { name })}
      actions={<Button onPress={cancel}>{t('app:cancel')}</Button>}
    >
      {step.at === 'running' ? (
        <RunningProgress step={step} />
      ) : (
        <Progress label={t(step.at === 'sending' ? 'sending' : 'looking')} value={null} />
      )}
    </Dialog>
  );
}

function RunningProgress({ step }: { step: Extract<InterchangeStep, { at: 'running' }> }) {
  const { t } = useTranslation('interchange');
  const { articles, segments, summary } = step;
  const all = summary.counts.articles + summary.counts.segments;
  return (
    <Progress
      label={t('running')}
      value={all === 0 ? null : Math.min((articles + segments) / all, 1)}
      detail={t('progress', { articles: formatCount(articles), segments: formatCount(segments) })}
    />
  );
}

function Question({ name, step }: { name: string; step: Extract<InterchangeStep, { at: 'asking' }> }) {
  const { t } = useTranslation('interchange');
  const { summary, path, isUploaded } = step;
  const openInstead = (): void => {
    closeInterchange();
    void open(path);
  };
  const counts = countsInWords(summary.counts, t);
  return (
    <Dialog
      isOpen
      size="medium"
      onClose={closeInterchange}
      title={titleOf(summary, name, t)}
      actions={
        <>
          {summary.format === 'parlance' && !isUploaded ? (
            <Button variant="quiet" onPress={openInstead}>
              {t('openInstead')}
            </Button>
          ) : null}
          <Button onPress={closeInterchange}>{t('notNow')}</Button>
          <Button variant="primary" autoFocus onPress={() => void acceptInterchange()}>
            {t('takeOver')}
          </Button>
        </>
      }
    >
      <p className={styles.source}>
        <bdi>{summary.program}</bdi> · <bdi>{name}</bdi>
      </p>
      <ul className={styles.counts} aria-label={t('holds')}>
        {counts.map((count) => (
          <li key={count}>{count}</li>
        ))}
        {counts.length === 0 ? <li>{t('holdsNothing')}</li> : null}
      </ul>
      <p>{t(summary.format === 'parlance' ? 'askMerge' : 'ask')}</p>
      <InterchangeNotes notes={summary.notes} />
    </Dialog>
  );
}

function Failure({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation('interchange');
  return (
    <Dialog
      isOpen
      onClose={closeInterchange}
      title={t('failed', { name })}
      actions={
        <Button variant="primary" autoFocus onPress={closeInterchange}>
          {t('app:close')}
        </Button>
      }
    >
      <ErrorNote error={error} />
    </Dialog>
  );
}
