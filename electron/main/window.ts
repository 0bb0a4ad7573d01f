import { BrowserWindow, nativeTheme, screen } from 'electron';
import { pageUrl } from './security-policy.ts';
import { firstState, fitToScreens, readWindowState, smallestSize, writeWindowState } from './window-state.ts';

export interface WindowFiles {
  readonly preload: string;
  readonly state: string;
  readonly icon: string;
}

/** Makes the one window. It shows itself when the first frame is drawn, so nobody sees an empty one. */
export function openWindow(files: WindowFiles): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const { isMaximized, ...bounds } = fitToScreens(readWindowState(files.state) ?? firstState, workAreas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: 'Parlance',
    icon: files.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#f6f5f2',
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(files.state, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  // The page's title is the project's name, which the page sets through `setTitle`.
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(pageUrl);
  return window;
}
