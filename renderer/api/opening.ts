import type { ProjectSummary } from '../../shared/contract/schemas/project.ts';
import { useOpening } from '../state/opening.ts';
import { openProject } from './project-actions.ts';

/** Opens a project; what goes wrong is shown in a dialog with what can be done about it (see `OpeningProblem`). */
export function open(path: string, mode: 'write' | 'read' = 'write'): Promise<boolean> {
  return whileOpening(path, () => openProject(path, mode));
}

/** Runs what opens or makes a project; answers whether it went through. */
export async function whileOpening(path: string, run: () => Promise<ProjectSummary>): Promise<boolean> {
  useOpening.setState({ isBusy: true, problem: null });
  try {
    await run();
    return true;
  } catch (error) {
    useOpening.setState({ problem: { path, error } });
    return false;
  } finally {
    useOpening.setState({ isBusy: false });
  }
}
