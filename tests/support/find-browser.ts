import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** Names under which Chrome, Chromium and Edge are found in PATH, and the places where they live without being in it. */
const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (folder === undefined) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...places].find((path) => existsSync(path) && isExecutable(path));
}

/** Debian's chromium, when this is Debian and we may. The package lists may be older than the mirror: update first. */
function installFromDebian(): string | undefined {
  if (!isRoot || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error('No browser found: installing chromium with apt-get …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env: environment, stdio: 'ignore' });
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  spawnSync('apt-get', install, { env: environment, stdio: 'ignore' });
  return installedBrowser();
}

/** The chromium that travels in an npm package: Linux only, unpacked into the temporary folder. */
async function unpackedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0 ? path : undefined;
}

/** The browser that the tests drive, found once: the answer is left in the environment for the workers. */
export async function findBrowser(): Promise<string> {
  const named = process.env['PARLANCE_BROWSER'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`PARLANCE_BROWSER names ${named}, and there is no such file.`);
    return named;
  }
  const own = chromium.executablePath();
  const found =
    (existsSync(own) ? own : undefined) ?? installedBrowser() ?? installFromDebian() ?? (await unpackedBrowser());
  if (found === undefined) {
    throw new Error(
      'The tests need a browser: install Chrome, Chromium or Edge, or name one in the environment variable PARLANCE_BROWSER.',
    );
  }
  process.env['PARLANCE_BROWSER'] = found;
  return found;
}

/** How the tests start it: no sandbox for root (Chromium refuses otherwise), and no talk with the network on its own. */
export function launchOptions(executablePath: string): LaunchOptions {
  return {
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-pings',
      '--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,Translate',
    ],
  };
}
