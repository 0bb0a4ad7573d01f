import { ArchiveRestore, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../../api/engine.ts';
import { useProject } from '../../api/queries.ts';
import { useCapabilities } from '../../api/session.ts';
import type { CheckReport } from '../../../shared/contract/schemas/project.ts';
import { formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { showError } from '../../components/toast.tsx';
import { backupName, backUpTo } from './back-up.ts';
import { BackupDialog } from './backup-dialog.tsx';
import styles from './care-card.module.css';

export function CareCard() {
  const { t } = useTranslation('project');
  return (
    <Card title={t('care.title')}>
      <BackupPart />
      <CheckPart />
    </Card>
  );
}

function BackupPart() {
  const { t } = useTranslation('project');
  const { data: project } = useProject();
  const { nativeDialogs } = useCapabilities();
  const [isAsking, setAsking] = useState(false);
  if (!project) return null;
  const choose = async (): Promise<void> => {
    const desktop = globalThis.parlanceDesktop;
    if (!nativeDialogs || !desktop) return setAsking(true);
    const filters = [{ name: t('care.fileKind'), extensions: ['parlance'] }];
    const to = await desktop.chooseSaveFile({
      title: t('care.backupTitle'),
      defaultName: backupName(project.title),
      filters,
    });
    if (to !== null) await backUpTo(to);
    return undefined;
  };
  return (
    <div className={styles.part}>
      <p className={styles.text}>{t('care.backupText')}</p>
      <Button icon={<ArchiveRestore aria-hidden />} onPress={() => void choose().catch(showError)}>
        {t('care.backup')}
      </Button>
      {isAsking ? <BackupDialog project={project} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function CheckPart() {
  const { t } = useTranslation('project');
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<CheckReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const check = async (): Promise<void> => {
    setBusy(true);
    setReport(null);
    setProblem(null);
    try {
      setReport(await engine().project.check());
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.part}>
      <p className={styles.text}>{t('care.checkText')}</p>
      <Button icon={<ShieldCheck aria-hidden />} isDisabled={isBusy} onPress={() => void check()}>
        {isBusy ? t('care.checking') : t('care.check')}
      </Button>
      <div role="status" className={styles.result}>
        {report ? <CheckResult report={report} /> : null}
      </div>
      {problem === null ? null : <ErrorNote error={problem} />}
    </div>
  );
}

function CheckResult({ report: { segments, articles, problems } }: { report: CheckReport }) {
  const { t } = useTranslation('project');
  if (problems.length === 0) {
    return (
      <p className={styles.sound}>
        {t('care.sound', { segments: formatCount(segments), articles: formatCount(articles) })}
      </p>
    );
  }
  return (
    <>
      <p className={styles.unsound}>{t('care.problems', { count: problems.length })}</p>
      <ul className={styles.problems}>
        {problems.map(({ kind, subject, message }) => (
          <li key={`${kind} ${subject} ${message}`}>
            <span className={styles.kind}>{kind}</span> {message}
          </li>
        ))}
      </ul>
    </>
  );
}
