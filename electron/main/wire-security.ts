import { app, dialog, session, shell, type WebContents } from 'electron';
import {
  decideNewWindow,
  mayAttachWebview,
  mayDownload,
  mayNavigate,
  mayRequest,
  mayUsePermission,
} from './security-policy.ts';

/** Shows the address and opens it outside only on a clear yes. */
async function offerOutside(url: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: url,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url);
}

function secureContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    if (!mayAttachWebview()) event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    const { action, offer } = decideNewWindow(url);
    if (offer !== null) void offerOutside(offer);
    return { action };
  });
}

/** Holds for every page that is ever made, whoever makes it. Call before the first window. */
export function wireSecurity(): void {
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) => answer(mayUsePermission(permission)));
  own.setPermissionCheckHandler((_contents, permission) => mayUsePermission(permission));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
  own.on('will-download', (event) => {
    if (!mayDownload()) event.preventDefault();
  });
  // Chromium would fetch a dictionary from the network.
  own.setSpellCheckerEnabled(false);
}
