import { create } from 'zustand';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { useWorkbench } from '../../state/workbench.ts';

const most = 12;

/** Codes in the order of their last use, the latest first; for this window, until another project is opened. */
export const useRecentCodeIds = create<{ codeIds: readonly CodeId[] }>()(() => ({ codeIds: [] }));

useWorkbench.subscribe(({ lastCodeIds }, before) => {
  if (lastCodeIds === before.lastCodeIds) return;
  const { codeIds } = useRecentCodeIds.getState();
  const older = codeIds.filter((id) => !lastCodeIds.includes(id));
  useRecentCodeIds.setState({ codeIds: lastCodeIds.length === 0 ? [] : [...lastCodeIds, ...older].slice(0, most) });
});
