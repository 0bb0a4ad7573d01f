import { NewProjectDialog } from '../features/start/new-project-dialog.tsx';
import { OpeningProblem } from '../features/start/opening-problem.tsx';
import { OpenProjectDialog } from '../features/start/open-project-dialog.tsx';
import { ExportDialog } from '../features/transfer/export-dialog.tsx';
import { useDialogs } from '../state/dialogs.ts';

/** Dialogs that belong to no view. */
export function Dialogs() {
  const current = useDialogs((state) => state.current);
  return (
    <>
      {current === 'new-project' ? <NewProjectDialog /> : null}
      {current === 'open-project' ? <OpenProjectDialog /> : null}
      {current === 'export' ? <ExportDialog /> : null}
      <OpeningProblem />
    </>
  );
}
