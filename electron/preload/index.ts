import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, DesktopMessage, MenuEvent } from '../../shared/contract/desktop-bridge.ts';
import { desktopChannels } from './channels.ts';

// Sandboxed: this file has Electron's few page-side calls and nothing else. It passes on and decides nothing; what may
// happen is decided in main, which checks who asks and what is asked.

function tellPage(message: DesktopMessage, ports: MessagePort[] = []): void {
  window.postMessage(message, window.location.origin, ports);
}

ipcRenderer.on(desktopChannels.port, (event) => tellPage({ type: 'parlance:port' }, [...event.ports]));
ipcRenderer.on(desktopChannels.engineLost, (_event, message: string) =>
  tellPage({ type: 'parlance:engine-lost', message }),
);

/** A text field has an undo of its own. Menu entries reach this place on macOS by their key, everywhere by the mouse. */
function isHandledByTextField(action: MenuEvent['action']): boolean {
  if (action !== 'edit.undo' && action !== 'edit.redo') return false;
  const focused = document.activeElement;
  const isTextField =
    focused instanceof HTMLInputElement ||
    focused instanceof HTMLTextAreaElement ||
    (focused instanceof HTMLElement && focused.isContentEditable);
  if (isTextField) document.execCommand(action === 'edit.undo' ? 'undo' : 'redo');
  return isTextField;
}

const menuListeners = new Set<(event: MenuEvent) => void>();
ipcRenderer.on(desktopChannels.menu, (_event, menuEvent: MenuEvent) => {
  if (isHandledByTextField(menuEvent.action)) return;
  for (const listener of menuListeners) listener(menuEvent);
});

const bridge: DesktopBridge = {
  platform: process.platform as DesktopBridge['platform'],
  connect: () => ipcRenderer.invoke(desktopChannels.connect),
  pathForFile: (file) => webUtils.getPathForFile(file as File),
  chooseFiles: (options) => ipcRenderer.invoke(desktopChannels.chooseFiles, options),
  chooseFolder: (options) => ipcRenderer.invoke(desktopChannels.chooseFolder, options),
  chooseProjectToOpen: () => ipcRenderer.invoke(desktopChannels.chooseProjectToOpen),
  chooseProjectToCreate: (defaultName) => ipcRenderer.invoke(desktopChannels.chooseProjectToCreate, defaultName),
  chooseSaveFile: (options) => ipcRenderer.invoke(desktopChannels.chooseSaveFile, options),
  revealInFolder: (path) => ipcRenderer.invoke(desktopChannels.revealInFolder, path),
  onMenu: (listener) => {
    menuListeners.add(listener);
    void ipcRenderer.invoke(desktopChannels.listensToMenu);
    return () => menuListeners.delete(listener);
  },
  setTitle: (title) => ipcRenderer.invoke(desktopChannels.setTitle, title),
};

contextBridge.exposeInMainWorld('parlanceDesktop', bridge);
