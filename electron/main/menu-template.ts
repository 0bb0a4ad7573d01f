import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../../shared/contract/desktop-bridge.ts';

export interface MenuContext {
  readonly platform: NodeJS.Platform;
  readonly hasDeveloperTools: boolean;
  readonly send: (action: MenuAction) => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/**
 * The application menu. Entries send an action to the page, which does the work. Shortcuts that the page's own keymap
 * handles are shown but not registered (`registerAccelerator: false`), so that Ctrl+Z in a text field stays the field's.
 */
export function menuTemplate(context: MenuContext): Item[] {
  const isMac = context.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    fileMenu(context, isMac),
    editMenu(context),
    viewMenu(context),
    { role: 'windowMenu' },
    helpMenu(context, isMac),
  ];
}

function entry(context: MenuContext, label: string, action: MenuAction, accelerator?: string): Item {
  return {
    label,
    id: action,
    click: () => context.send(action),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}

function fileMenu(context: MenuContext, isMac: boolean): Item {
  return {
    label: '&File',
    submenu: [
      { ...entry(context, '&New Project…', 'project.new', 'CmdOrCtrl+Shift+N'), registerAccelerator: true },
      { ...entry(context, '&Open Project…', 'project.open', 'CmdOrCtrl+O'), registerAccelerator: true },
      entry(context, 'Open &Recent…', 'project.open-recent'),
      entry(context, 'Open a Re&plication Package…', 'interchange.rehydrate'),
      separator,
      { ...entry(context, '&Import Files…', 'import.files', 'CmdOrCtrl+I'), registerAccelerator: true },
      entry(context, 'Import &Folder…', 'import.folder'),
      entry(context, '&Take Over a Project…', 'interchange.project'),
      entry(context, 'Import a Code&book…', 'interchange.codebook'),
      { ...entry(context, '&Export…', 'export.dataset', 'CmdOrCtrl+E'), registerAccelerator: true },
      separator,
      entry(context, '&Close Project', 'project.close'),
      ...(isMac ? [{ role: 'close' as const }] : [separator, { role: 'quit' as const }]),
    ],
  };
}

function editMenu(context: MenuContext): Item {
  return {
    label: '&Edit',
    submenu: [
      entry(context, '&Undo', 'edit.undo', 'CmdOrCtrl+Z'),
      entry(context, '&Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      entry(context, '&Find in Article', 'edit.find', 'CmdOrCtrl+F'),
      entry(context, '&All Commands…', 'view.command-palette', 'CmdOrCtrl+K'),
    ],
  };
}

function viewMenu(context: MenuContext): Item {
  return {
    label: '&View',
    submenu: [
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      separator,
      {
        label: '&Theme',
        submenu: [
          entry(context, 'Like the &System', 'view.theme-system'),
          entry(context, '&Light', 'view.theme-light'),
          entry(context, 'S&epia', 'view.theme-sepia'),
          entry(context, '&Dark', 'view.theme-dark'),
          entry(context, 'High &Contrast', 'view.theme-contrast'),
        ],
      },
      separator,
      { role: 'togglefullscreen' },
      ...(context.hasDeveloperTools ? [{ role: 'toggleDevTools' as const }] : []),
    ],
  };
}

function helpMenu(context: MenuContext, isMac: boolean): Item {
  return {
    role: 'help',
    submenu: [
      entry(context, 'All &Keys', 'help.keys', '?'),
      ...(isMac ? [] : [entry(context, '&About Parlance', 'help.about')]),
    ],
  };
}
