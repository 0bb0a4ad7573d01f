import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { useConnection } from '../state/connection.ts';
import { runMenuEvent } from './commands.ts';

/** What surrounds the page: the title of its window, and the menu where the host has one. */
export function DesktopWindow() {
  const { t } = useTranslation('app');
  const { data: project } = useQuery({ ...queries.project(), enabled: false });
  const { data: greeting } = useQuery({ ...queries.greeting(), enabled: false });
  const isReady = useConnection((state) => state.status === 'ready');
  const title = greeting?.project ? t('windowTitle', { title: project?.title ?? greeting.project.title }) : t('name');
  useEffect(() => {
    document.title = title;
    void globalThis.parlanceDesktop?.setTitle(title);
  }, [title]);
  useEffect(() => {
    // A project that was double-clicked waits in the host until somebody listens, and can be opened only by then.
    if (!isReady) return undefined;
    return globalThis.parlanceDesktop?.onMenu(runMenuEvent);
  }, [isReady]);
  return null;
}
