import i18next from 'i18next';
import { engine } from '../../api/engine.ts';
import { fileNameFrom } from '../../api/project-actions.ts';
import { formatBytes } from '../../app/formats.ts';
import { showError, showToast } from '../../components/toast.tsx';

/** "Missile talks backup 2026-11-23.parlance" */
export function backupName(title: string, now = new Date()): string {
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${fileNameFrom(i18next.t('project:care.backupName', { title, date }))}.parlance`;
}

/** Writes the copy and says where it lies. */
export async function backUpTo(to: string): Promise<void> {
  const { path, bytes } = await engine().project.backup({ to });
  const desktop = globalThis.parlanceDesktop;
  showToast({
    tone: 'ok',
    text: i18next.t('project:care.backedUp', { path, size: formatBytes(bytes) }),
    ...(desktop && {
      action: {
        label: i18next.t('project:care.reveal'),
        run: () => void desktop.revealInFolder(path).catch(showError),
      },
    }),
  });
}
