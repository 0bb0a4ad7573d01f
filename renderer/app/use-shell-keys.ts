import { redo, undo } from '../api/project-actions.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useWorkbench } from '../state/workbench.ts';
import { find } from './commands.ts';
import { useKeys } from './keymap.ts';
import { focusNextPane } from './panes.ts';

/** Keys that count in every view. */
export function useShellKeys(): void {
  const { showView, setPaletteOpen } = useWorkbench.getState();
  useKeys({
    '$mod+z': () => void undo(),
    '$mod+Shift+z': () => void redo(),
    '$mod+y': () => void redo(),
    '[Shift]+?': () => useDialogs.getState().open('keys'),
  });
  useKeys(
    {
      '$mod+1': () => showView('read'),
      '$mod+2': () => showView('segments'),
      '$mod+3': () => showView('transfer'),
      '$mod+4': () => showView('project'),
      '$mod+k': () => setPaletteOpen(true),
      '$mod+f': find,
      F6: () => focusNextPane(1),
      'Shift+F6': () => focusNextPane(-1),
    },
    { inText: true },
  );
}
