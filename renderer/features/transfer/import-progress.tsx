import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { fileNameOf, formatCount } from '../../app/formats.ts';
import type { RunningImport } from '../../state/transfer.ts';
import styles from './import-card.module.css';

/** Too early a rate says nothing. */
const rateAfter = 700;

function rateOf(done: number, startedAt: number): number | null {
  const passed = performance.now() - startedAt;
  return passed < rateAfter || done === 0 ? null : Math.round(done / (passed / 1000));
}

export function ImportProgress({ running }: { running: RunningImport }) {
  const { t } = useTranslation('transfer');
  const { phase, uploaded, toUpload, progress, startedAt, isCancelling, cancel } = running;
  const isUploading = phase === 'uploading';
  const done = isUploading ? uploaded : (progress?.done ?? 0);
  const all = isUploading ? toUpload : (progress?.files ?? 0);
  const isCounted = isUploading || progress?.isCounted === true;
  const rate = rateOf(done, startedAt);
  return (
    <div className={styles.progress}>
      <Progress
        label={
          isCancelling
            ? t('import.cancelling')
            : isUploading
              ? t('import.uploading')
              : isCounted
                ? t('import.importing')
                : t('import.looking')
        }
        value={isCounted && all > 0 ? done / all : null}
        detail={
          <>
            {isCounted ? t('import.doneOf', { done: formatCount(done), all: formatCount(all) }) : null}
            {rate === null ? null : ` · ${t('import.rate', { rate: formatCount(rate) })}`}
          </>
        }
      />
      {progress ? (
        <div className={styles.counts}>
          <span>{t('import.imported', { count: progress.imported })}</span>
          {progress.duplicates > 0 ? <span>{t('import.duplicates', { count: progress.duplicates })}</span> : null}
          {progress.failed > 0 ? <span>{t('import.failed', { count: progress.failed })}</span> : null}
        </div>
      ) : null}
      <div className={styles.progressEnd}>
        <bdi className={styles.currentFile}>{progress?.currentFile ? fileNameOf(progress.currentFile) : ''}</bdi>
        <Button size="small" isDisabled={isCancelling} onPress={cancel}>
          {t('app:cancel')}
        </Button>
      </div>
    </div>
  );
}
