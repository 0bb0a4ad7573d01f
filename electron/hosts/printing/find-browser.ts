import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Names another browser, or a wrapper of one, than the one that would be found. */
export const browserVariable = 'PARLANCE_BROWSER';

const namesInPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'chrome',
  'msedge',
];

const onWindows = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const onLinux = ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge'];

export interface BrowserSearch {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  isProgram(file: string): boolean;
}

/** A browser of the Chromium family that prints without a window: the named one, one in PATH, one where they usually live. */
export function findBrowser(search: BrowserSearch = thisMachine): string | null {
  const named = search.environment[browserVariable];
  // Whoever names one means that one: another in its place would be a surprise.
  if (named) return search.isProgram(named) ? named : null;
  return candidates(search).find((file) => search.isProgram(file)) ?? null;
}

function candidates({ platform, environment }: BrowserSearch): string[] {
  const isWindows = platform === 'win32';
  const paths = isWindows ? path.win32 : path.posix;
  const folders = (environment['PATH'] ?? '').split(paths.delimiter).filter((folder) => folder !== '');
  const inPath = namesInPath.flatMap((name) =>
    folders.map((folder) => paths.join(folder, isWindows ? `${name}.exe` : name)),
  );
  if (isWindows) {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return [...inPath, ...onWindows.flatMap((parts) => roots.map((root) => paths.join(root, ...parts)))];
  }
  if (platform !== 'darwin') return [...inPath, ...onLinux];
  const home = environment['HOME'];
  const ownPrograms = home === undefined ? [] : onMac.map((file) => paths.join(home, file));
  return [...onMac, ...ownPrograms, ...inPath];
}

const thisMachine: BrowserSearch = {
  platform: process.platform,
  environment: process.env,
  isProgram(file) {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  },
};
