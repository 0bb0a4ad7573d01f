import { NewProjectDialog } from '../features/start/new-project-dialog.tsx';
import { OpeningProblem } from '../features/start/opening-problem.tsx';
import { OpenProjectDialog } from '../features/start/open-project-dialog.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { InterchangeDialog } from '../features/interchange/interchange-dialog.tsx';
import { RehydrateDialog } from '../features/interchange/rehydrate-dialog.tsx';
import { VariablesDialog } from '../features/variables/variables-dialog.tsx';
import { OpenRecentDialog } from '../features/start/open-recent-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { useDialogs } from '../state/dialogs.ts';

/** Dialogs that belong to no view. */
export function Dialogs() {
  const current = useDialogs((state) => state.current);
  return (
    <>
      {current === 'new-project' ? <NewProjectDialog /> : null}
      {current === 'open-project' ? <OpenProjectDialog /> : null}
      {current === 'export' ? <ExportDialog /> : null}
      {current === 'open-recent' ? <OpenRecentDialog /> : null}
      {current === 'keys' ? <KeysDialog /> : null}
      {current === 'about' ? <AboutDialog /> : null}
      {current === 'rehydrate' ? <RehydrateDialog /> : null}
      {current === 'variables' ? <VariablesDialog /> : null}
      <InterchangeDialog />
      <OpeningProblem />
    </>
  );
}
