import { useTranslation } from 'react-i18next';
import type { InterchangeReport } from '../../../shared/contract/schemas/interchange.ts';
import { closeInterchange } from '../../api/interchange-actions.ts';
import { undo } from '../../api/project-actions.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { GainTable } from './gain-table.tsx';
import styles from './interchange.module.css';
import { InterchangeNotes } from './interchange-notes.tsx';
import { kindsOf, titleOf } from './interchange-words.ts';

/** What the project has gained and what it knew already; from here to the articles, or back by one undo. */
export function InterchangeReportDialog({ name, report }: { name: string; report: InterchangeReport }) {
  const { t } = useTranslation('interchange');
  const { added, known } = report;
  const isNothingNew = kindsOf(added).length === 0;
  const undoAll = (): void => {
    closeInterchange();
    void undo();
  };
  const showArticles = (): void => {
    closeInterchange();
    useWorkbench.getState().showView('read');
  };
  return (
    <Dialog
      isOpen
      size="large"
      isBodyFocusable
      onClose={closeInterchange}
      title={t('done')}
      actions={
        <>
          {isNothingNew ? null : (
            <Button variant="quiet" onPress={undoAll}>
              {t('app:undo')}
            </Button>
          )}
          <Button onPress={showArticles}>{t('showArticles')}</Button>
          <Button variant="primary" autoFocus onPress={closeInterchange}>
            {t('app:close')}
          </Button>
        </>
      }
    >
      <p className={styles.source}>
        <bdi>{titleOf(report, name, t)}</bdi> · <bdi>{report.program}</bdi>
      </p>
      {isNothingNew ? <p>{t('nothingNew')}</p> : null}
      <GainTable added={added} known={known} />
      <InterchangeNotes notes={report.notes} />
    </Dialog>
  );
}
