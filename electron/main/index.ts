import { join } from 'node:path';
import { app, dialog, Menu, protocol, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { titleSchema } from '../../shared/contract/desktop-bridge.ts';
import { desktopChannels } from '../preload/channels.ts';
import { answerPageRequest } from './app-protocol.ts';
import { answerDialogs } from './dialogs.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';
import { isProjectPath, projectInArguments } from './launch-arguments.ts';
import { menuTemplate } from './menu-template.ts';
import { answerPage } from './page-calls.ts';
import { PageEvents } from './page-events.ts';
import { pageScheme } from './security-policy.ts';
import { openWindow } from './window.ts';
import { wireSecurity } from './wire-security.ts';

const files = {
  page: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  engine: join(import.meta.dirname, '../engine/desktop-engine.js'),
  icon: join(import.meta.dirname, '../icon.png'),
};

const pageEvents = new PageEvents();
let window: BrowserWindow | null = null;
let engine: EngineProcess | null = null;
let isEngineClosed = false;

function showWindow(): void {
  if (window === null) {
    window = openWindow({ ...files, state: join(app.getPath('userData'), 'window-state.json') });
    pageEvents.attach(window);
    watchPage(window);
    window.once('closed', () => (window = null));
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** A page that crashed has lost nothing that was confirmed: the engine has it. So it is simply loaded again. */
function watchPage(watched: BrowserWindow): void {
  watched.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    dialog.showErrorBox(
      'The window stopped unexpectedly',
      `Everything that was confirmed is saved. The window is loaded again. (${reason})`,
    );
    if (!watched.isDestroyed()) watched.reload();
  });
}

function startEngine(): EngineProcess {
  return startEngineProcess(files.engine, app.getPath('documents'), {
    onLost: (message) => pageEvents.engineLost(message),
    onGivenUp: () => {
      dialog.showErrorBox(
        'Parlance has to close',
        'The part that keeps your project stopped several times in a row. Everything that was confirmed is saved.',
      );
      app.quit();
    },
  });
}

function answerCalls(): void {
  const ownWindow = (): BrowserWindow | null => window;
  answerDialogs(ownWindow);
  answerPage(desktopChannels.connect, z.undefined(), ownWindow, (_nothing, asking) => {
    if (engine === null) throw new Error('The page asked for the engine before it was started.');
    asking.webContents.postMessage(desktopChannels.port, null, [engine.connect()]);
  });
  answerPage(desktopChannels.listensToMenu, z.undefined(), ownWindow, () => pageEvents.pageListens());
  answerPage(desktopChannels.setTitle, titleSchema, ownWindow, (title, asking) => asking.setTitle(title));
}

function openProject(path: string): void {
  pageEvents.openProject(path);
  if (app.isReady()) showWindow();
}

function start(): void {
  wireSecurity();
  protocol.handle(pageScheme, (request) => answerPageRequest(request, files.page));
  engine = startEngine();
  answerCalls();
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        hasDeveloperTools: !app.isPackaged,
        send: (action) => pageEvents.send(action),
      }),
    ),
  );
  showWindow();
}

function run(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // Whoever must run as root starts with --no-sandbox, since Chromium refuses otherwise; enabling it again would end us.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // macOS hands a double-clicked project over in this way, often before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isProjectPath(path)) openProject(path);
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    const path = projectInArguments(argv.slice(1), workingFolder);
    if (path !== null) pageEvents.openProject(path);
    showWindow();
  });
  app.on('activate', () => {
    if (app.isReady()) showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (engine === null || isEngineClosed) return;
    event.preventDefault();
    void engine.close().then(() => {
      isEngineClosed = true;
      // Not within the event itself: Electron drops a quit while it is still handling the one that was held back.
      setImmediate(() => app.quit());
    });
  });
  const named = projectInArguments(process.argv.slice(1), process.cwd());
  if (named !== null) pageEvents.openProject(named);
  app.whenReady().then(start, (error: unknown) => {
    console.error(error);
    app.exit(1);
  });
}

app.setName('Parlance');
// Two windows on one user folder would overwrite each other's settings: a second start hands its project to the first.
if (app.requestSingleInstanceLock()) run();
else app.quit();
