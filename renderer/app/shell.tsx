import { Activity } from 'react';
import { useWorkbench } from '../state/workbench.ts';
import { CommandPalette } from '../features/palette/command-palette.tsx';
import { SegmentsView } from '../features/segments/segments-view.tsx';
import { TransferView } from '../features/transfer/transfer-view.tsx';
import { ProjectView } from '../features/project/project-view.tsx';
import { ConnectionBanner } from './connection-screens.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Rail } from './rail.tsx';
import { ReadOnlyBanner } from './read-only-banner.tsx';
import { ReadView } from './read-view.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useShellKeys } from './use-shell-keys.ts';

/** The window while a project is open: rail, bar, and the chosen view. */
export function Shell() {
  useShellKeys();
  const view = useWorkbench((state) => state.view);
  return (
    <div className={styles.shell}>
      <CommandPalette />
      <Rail />
      <div className={styles.column}>
        <TopBar />
        <ConnectionBanner />
        <ReadOnlyBanner />
        <main className={styles.view}>
          {/* Kept while another view is shown: a long article is not laid out twice, and keeps its place. */}
          <Activity mode={view === 'read' ? 'visible' : 'hidden'}>
            <ErrorBoundary>
              <ReadView />
            </ErrorBoundary>
          </Activity>
          <ErrorBoundary key={view}>
            {view === 'segments' ? <SegmentsView /> : null}
            {view === 'transfer' ? <TransferView /> : null}
            {view === 'project' ? <ProjectView /> : null}
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
