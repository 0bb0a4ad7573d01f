import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import { runExport } from '../../api/export-actions.ts';
import { useProject } from '../../api/queries.ts';
import { formatCount } from '../../app/formats.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { useDialogs } from '../../state/dialogs.ts';
import { useTransfer, type RunningExport } from '../../state/transfer.ts';
import styles from './export-dialog.module.css';
import { ExportPreview } from './export-preview.tsx';
import { ExportResult } from './export-result.tsx';
import { FormatList } from './format-list.tsx';
import { FormatOptions } from './format-options.tsx';
import { RecipeBar } from './recipe-bar.tsx';
import { TargetField } from './target-field.tsx';
import { useExport, type ExportModel } from './use-export.ts';

export function ExportDialog() {
  const { data: project } = useProject();
  return project ? <ExportSteps project={project} /> : null;
}

/** Where our own files stand in the way; a folder that is a file cannot be replaced. */
function canReplace(problem: unknown): boolean {
  if (!(problem instanceof ParlanceError) || problem.code !== 'export.exists') return false;
  const { files } = problem.details;
  return Array.isArray(files) && files.length > 0;
}

/** What and how, then progress, then the files; an error leads back to the choices. */
function ExportSteps({ project }: { project: ProjectSummary }) {
  const { t } = useTranslation('export');
  const close = useDialogs((state) => state.close);
  const formId = useId();
  const model = useExport(project);
  const exporting = useTransfer((state) => state.exporting);
  const exported = useTransfer((state) => state.exported);
  useEffect(() => {
    if (!useTransfer.getState().exporting) useTransfer.setState({ exported: null, exportProblem: null });
  }, []);
  const run = (overwrite: boolean): void => {
    if (model.isComplete) void runExport({ to: model.completed(), overwrite, options: model.options });
  };
  if (exported) return <ExportResult report={exported} format={model.choices.format} onClose={close} />;
  return (
    <Dialog
      isOpen
      size="full"
      onClose={close}
      title={t('title')}
      actions={
        exporting ? (
          <Button onPress={exporting.cancel}>{t('app:cancel')}</Button>
        ) : (
          <div className={styles.end}>
            <TargetField model={model} />
            <div className={styles.buttons}>
              <Button onPress={close}>{t('app:cancel')}</Button>
              <Button variant="primary" type="submit" form={formId} isDisabled={!model.isComplete}>
                {t('run')}
              </Button>
            </div>
          </div>
        )
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          run(false);
        }}
      >
        {exporting ? <Running exporting={exporting} /> : <Choices model={model} onReplace={() => run(true)} />}
      </form>
    </Dialog>
  );
}

function Running({ exporting: { file, rows } }: { exporting: RunningExport }) {
  const { t } = useTranslation('export');
  return (
    <div className={styles.running}>
      <Progress
        label={t('running', { file: file ?? '' })}
        value={null}
        detail={file === null ? null : t('rowsWritten', { count: rows, rows: formatCount(rows) })}
      />
    </div>
  );
}

function Choices({ model, onReplace }: { model: ExportModel; onReplace: () => void }) {
  const { t } = useTranslation('export');
  const problem = useTransfer((state) => state.exportProblem);
  return (
    <div className={styles.columns}>
      <div className={styles.what}>
        <RecipeBar model={model} />
        <FormatList model={model} />
      </div>
      <div className={styles.how}>
        {problem === null ? null : (
          <ErrorNote error={problem}>
            {canReplace(problem) ? (
              <Button size="small" onPress={onReplace}>
                {t('replace')}
              </Button>
            ) : undefined}
          </ErrorNote>
        )}
        <div className={styles.about}>
          <h3>{t(`format.${model.facts.id}.name`)}</h3>
          <p>{t(`format.${model.facts.id}.about`)}</p>
        </div>
        <FormatOptions model={model} />
        <ExportPreview model={model} />
      </div>
    </div>
  );
}
