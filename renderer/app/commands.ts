import i18next from 'i18next';
import { chooseAndImportFolder } from '../api/import-actions.ts';
import { open } from '../api/opening.ts';
import { closeProject, redo, selectCoder, undo } from '../api/project-actions.ts';
import { queries } from '../api/queries.ts';
import { queryClient } from '../api/query-client.ts';
import { chooseCodebook, chooseFiles, chooseProjectFile } from '../api/receive-files.ts';
import type { MenuAction, MenuEvent } from '../../shared/contract/desktop-bridge.ts';
import { showError } from '../components/toast.tsx';
import { useDialogs } from '../state/dialogs.ts';
import { stepReadingSize, themes, usePreferences } from '../state/preferences.ts';
import { useWorkbench, views } from '../state/workbench.ts';

/** Something that can be done by name: from the palette, and from the menu of the desktop window. */
export interface Command {
  id: string;
  label: string;
  keys?: string;
  run: () => void;
}

const openDialog = useDialogs.getState().open;

export function chooseProject(): void {
  const desktop = globalThis.parlanceDesktop;
  if (!desktop) return openDialog('open-project');
  desktop
    .chooseProjectToOpen()
    .then((path) => (path === null ? false : open(path)))
    .catch(showError);
  return undefined;
}

function goToCommands(): Command[] {
  return views.map((view, index) => ({
    id: `go ${view}`,
    label: i18next.t('palette:actions.goTo', { view: i18next.t(`app:view.${view}`) }),
    keys: `Ctrl+${index + 1}`,
    run: () => useWorkbench.getState().showView(view),
  }));
}

function writingCommands(): Command[] {
  const t = i18next.getFixedT(null, 'palette', 'actions');
  const project = queryClient.getQueryData(queries.project().queryKey);
  const coders = queryClient.getQueryData(queries.coders().queryKey) ?? [];
  if (project?.mode !== 'write') return [];
  return [
    { id: 'import files', label: t('importFiles'), run: () => void chooseFiles() },
    { id: 'import folder', label: t('importFolder'), run: () => void chooseAndImportFolder() },
    { id: 'take over', label: t('takeOver'), run: () => void chooseProjectFile() },
    { id: 'codebook', label: t('importCodebook'), run: () => void chooseCodebook() },
    { id: 'undo', label: t('undo'), keys: 'Ctrl+Z', run: () => void undo() },
    { id: 'redo', label: t('redo'), keys: 'Ctrl+Shift+Z', run: () => void redo() },
    ...coders
      .filter((coder) => coder.id !== project.coderId)
      .map(({ id, name }) => ({
        id: `code as ${id}`,
        label: t('codeAs', { name }),
        run: () => void selectCoder(id).catch(showError),
      })),
  ];
}

function settingCommands(): Command[] {
  const t = i18next.getFixedT(null, 'palette', 'actions');
  return [
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: t('theme', { theme: i18next.t(`project:settings.themes.${theme}`) }),
      run: () => usePreferences.getState().change({ theme }),
    })),
    { id: 'larger', label: t('larger'), run: () => stepReadingSize(1) },
    { id: 'smaller', label: t('smaller'), run: () => stepReadingSize(-1) },
  ];
}

/** Every command that can be given now. */
export function listCommands(): Command[] {
  const t = i18next.getFixedT(null, 'palette', 'actions');
  return [
    ...goToCommands(),
    ...writingCommands(),
    { id: 'export', label: t('export'), run: () => openDialog('export') },
    { id: 'variables', label: t('variables'), run: () => openDialog('variables') },
    { id: 'find', label: t('find'), keys: 'Ctrl+F', run: find },
    { id: 'fold', label: t('fold'), run: toggleFolded },
    { id: 'rehydrate', label: t('rehydrate'), run: () => openDialog('rehydrate') },
    { id: 'back up', label: t('backUp'), run: () => useWorkbench.getState().showView('project') },
    { id: 'new', label: t('newProject'), run: () => openDialog('new-project') },
    { id: 'open', label: t('openProject'), run: chooseProject },
    { id: 'open recent', label: t('openRecent'), run: () => openDialog('open-recent') },
    { id: 'close', label: t('closeProject'), run: () => void closeProject().catch(showError) },
    ...settingCommands(),
    { id: 'keys', label: t('keys'), keys: '?', run: () => openDialog('keys') },
    { id: 'about', label: t('about'), run: () => openDialog('about') },
  ];
}

const isProjectOpen = (): boolean => queryClient.getQueryData(queries.greeting().queryKey)?.project != null;
const whileWritable = (run: () => unknown) => () =>
  void (queryClient.getQueryData(queries.project().queryKey)?.mode === 'write' && run());
const whileOpen = (run: () => unknown) => () => void (isProjectOpen() && run());

function toggleFolded(): void {
  const { isFolded, setFolded, showView } = useWorkbench.getState();
  showView('read');
  setFolded(!isFolded);
}

/** In the article that is open; where none is, the field that finds articles by title and text. */
export function find(): void {
  const { view, articleId, setFindOpen, showView } = useWorkbench.getState();
  if (view === 'read' && articleId !== null) return setFindOpen(true);
  showView('read');
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-pane=articles] input')?.focus());
  return undefined;
}

const menuCommands: Record<MenuAction, (event: MenuEvent) => void> = {
  'project.new': () => openDialog('new-project'),
  'project.open': chooseProject,
  'project.open-recent': () => openDialog('open-recent'),
  'project.open-path': ({ path }) => void (path !== undefined && open(path)),
  'project.close': whileOpen(() => closeProject().catch(showError)),
  'import.files': whileOpen(chooseFiles),
  'import.folder': whileOpen(chooseAndImportFolder),
  'interchange.project': whileWritable(chooseProjectFile),
  'interchange.codebook': whileWritable(chooseCodebook),
  'interchange.rehydrate': () => openDialog('rehydrate'),
  'export.dataset': whileOpen(() => openDialog('export')),
  'edit.undo': whileOpen(undo),
  'edit.redo': whileOpen(redo),
  'edit.find': whileOpen(find),
  'view.command-palette': whileOpen(() => useWorkbench.getState().setPaletteOpen(true)),
  'view.theme-system': () => usePreferences.getState().change({ theme: 'system' }),
  'view.theme-light': () => usePreferences.getState().change({ theme: 'light' }),
  'view.theme-sepia': () => usePreferences.getState().change({ theme: 'sepia' }),
  'view.theme-dark': () => usePreferences.getState().change({ theme: 'dark' }),
  'view.theme-contrast': () => usePreferences.getState().change({ theme: 'contrast' }),
  'help.keys': () => openDialog('keys'),
  'help.about': () => openDialog('about'),
};

/** Does what the menu of the desktop window asks. */
export function runMenuEvent(event: MenuEvent): void {
  menuCommands[event.action](event);
}
