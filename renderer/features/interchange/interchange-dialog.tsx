import { useTranslation } from 'react-i18next';
import { acceptInterchange, closeInterchange, tryInterchange } from '../../api/interchange-actions.ts';
import { open } from '../../api/opening.ts';
import { formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import {
  useInterchange,
  type Interchange,
  type InterchangeStep,
  type InterchangeTrial,
} from '../../state/interchange.ts';
import { GainTable } from './gain-table.tsx';
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
      isBodyFocusable
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
      <Trial trial={step.trial} />
      <InterchangeNotes notes={summary.notes} />
    </Dialog>
  );
}

/** A look ahead, for whoever wants to know what is new before it is there. */
function Trial({ trial }: { trial: InterchangeTrial }) {
  const { t } = useTranslation('interchange');
  if (trial === null) {
    return (
      <div>
        <Button size="small" onPress={() => void tryInterchange()}>
          {t('tryFirst')}
        </Button>
      </div>
    );
  }
  if (trial === 'running') return <Progress label={t('trying')} value={null} />;
  return <GainTable added={trial.added} known={trial.known} />;
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
