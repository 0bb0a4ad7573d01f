import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportDataset } from '../../api/export-actions.ts';
import { fileNameFrom, joinPath } from '../../api/project-actions.ts';
import { useProject } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Progress } from '../../components/progress.tsx';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { ProjectSummary } from '../../../shared/contract/schemas/project.ts';
import { folderOf, formatCount } from '../../app/formats.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useTransfer } from '../../state/transfer.ts';
import { ExportForm } from './export-form.tsx';
import { ExportResult } from './export-result.tsx';
import { useExportOptions } from './export-options.ts';

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

/** Options, then progress, then the files; an error leads back to the options. */
function ExportSteps({ project }: { project: ProjectSummary }) {
  const { t } = useTranslation('transfer');
  const close = useDialogs((state) => state.close);
  const formId = useId();
  const form = useExportOptions(project.id);
  const [folder, setFolder] = useState(() => {
    const name = fileNameFrom(t('export.defaultFolder', { title: project.title }));
    return joinPath(folderOf(project.path), name);
  });
  const exporting = useTransfer((state) => state.exporting);
  const exported = useTransfer((state) => state.exported);
  const problem = useTransfer((state) => state.exportProblem);
  useEffect(() => {
    if (!useTransfer.getState().exporting) useTransfer.setState({ exported: null, exportProblem: null });
  }, []);
  const run = (overwrite: boolean): void => {
    const options = form.toOptions();
    if (options) void exportDataset({ to: folder.trim(), overwrite, options });
  };
  if (exported) return <ExportResult report={exported} onClose={close} />;
  return (
    <Dialog
      isOpen
      size="large"
      onClose={close}
      title={t('export.title')}
      actions={
        exporting ? (
          <Button onPress={exporting.cancel}>{t('export.cancel')}</Button>
        ) : (
          <>
            <Button onPress={close}>{t('app:cancel')}</Button>
            <Button variant="primary" type="submit" form={formId} isDisabled={!form.isComplete}>
              {t('export.run')}
            </Button>
          </>
        )
      }
    >
      {exporting ? (
        <Progress
          label={`${t('export.running')} ${exporting.file ?? ''}`}
          value={null}
          detail={exporting.file === null ? null : t('export.rowsWritten', { rows: formatCount(exporting.rows) })}
        />
      ) : (
        <ExportForm id={formId} form={form} folder={folder} onFolder={setFolder} onSubmit={() => run(false)} />
      )}
      {problem === null ? null : (
        <ErrorNote error={problem}>
          {canReplace(problem) ? (
            <Button size="small" onPress={() => run(true)}>
              {t('export.replace')}
            </Button>
          ) : undefined}
        </ErrorNote>
      )}
    </Dialog>
  );
}
