import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** How long the first start waits for Electron's own download before it opens the browser instead. */
const downloadTime = 120_000;

/** Where Electron's npm package unpacks its runtime: at the first start, not at install. */
export const installedFolder = join(packageFolder, 'dist');

/** Whether the runtime that belongs to the package is there, whole. Its installer writes `path.txt` last. */
export function isElectronInstalled(): boolean {
  const pathFile = join(packageFolder, 'path.txt');
  return existsSync(pathFile) && existsSync(join(installedFolder, readFileSync(pathFile, 'utf8').trim()));
}

/** Lets the package fetch its runtime. The caller tells in a sentence what went wrong; the installer's own words are dropped. */
export function downloadElectron(): boolean {
  console.error('Fetching Electron (once) …');
  spawnSync(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: downloadTime });
  return isElectronInstalled();
}
