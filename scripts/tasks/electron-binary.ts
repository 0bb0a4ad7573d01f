import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('electron/package.json'));

/** How long the first start waits for Electron's own download before it opens the browser instead. */
const downloadTime = 120_000;

/** The binary that the npm package `electron` already unpacked, or null. It unpacks at the first start, not at install. */
export function installedElectron(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** The binary in a folder that the environment names for all programs that use Electron's npm package. */
function overriddenElectron(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined || folder === '') return null;
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  const binary = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(binary))
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it.`);
  return binary;
}

/** Lets the package fetch its binary. What goes wrong is told by the caller in a sentence, so the script's own words are dropped. */
function downloadElectron(): string | null {
  console.error('Fetching Electron (once) …');
  const script = join(packageFolder, 'install.js');
  spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: downloadTime });
  return installedElectron();
}

/** Electron's binary: the one that the environment names, the one that is installed, or a fresh download; otherwise null. */
export function findElectron(): string | null {
  return overriddenElectron() ?? installedElectron() ?? downloadElectron();
}
