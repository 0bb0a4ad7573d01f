import { open } from '../../api/opening.ts';
import { useCapabilities } from '../../api/session.ts';
import { showError } from '../../components/toast.tsx';
import { useDialogs } from '../../state/dialogs.ts';

/** Asks for a project file, by the system's dialog where the host has one, and opens it. */
export function useChooseProject(): () => void {
  const { nativeDialogs } = useCapabilities();
  const openDialog = useDialogs((state) => state.open);
  return () => {
    const desktop = globalThis.parlanceDesktop;
    if (!nativeDialogs || !desktop) {
      openDialog('open-project');
      return;
    }
    desktop
      .chooseProjectToOpen()
      .then((path) => (path === null ? false : open(path)))
      .catch(showError);
  };
}
