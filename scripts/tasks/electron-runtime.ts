import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { downloadElectron, installedFolder, isElectronInstalled } from './electron-binary.ts';
import { projectFolder as root } from './paths.ts';

/** A real Electron that the application can run in. */
export interface ElectronRuntime {
  /** For the output: which runtime ran, since an older one proves less. */
  readonly description: string;
  readonly version: string;
  /** The folder that holds the runtime, for packaging. */
  readonly folder: string;
  readonly executable: string;
  /** A better-sqlite3 binary made for this runtime; null where the package's own will do. */
  readonly sqliteBinary: string | null;
}

/** Where the binary lies in a folder of Electron's. */
const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** better-sqlite3's own binary needs Node-API 10, which came with this Electron; an older one needs a binary of its own. */
const firstWithNodeApi10 = 35;

/** The runtime that the environment names, otherwise Electron's own where it is installed, otherwise null. */
export function findElectronRuntime(): ElectronRuntime | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  if (override !== '') return namedRuntime('ELECTRON_OVERRIDE_DIST_PATH', override);
  if (isElectronInstalled()) return runtimeIn(installedFolder, null, 'the one that package.json pins');
  const provided = process.env['PARLANCE_ELECTRON_RUNTIME'] ?? '';
  return provided === '' ? null : namedRuntime('PARLANCE_ELECTRON_RUNTIME', join(provided, 'dist'));
}

/** The same, but where neither is there it lets Electron fetch its own first. */
export function fetchElectronRuntime(): ElectronRuntime | null {
  const found = findElectronRuntime();
  if (found !== null) return found;
  return downloadElectron() ? findElectronRuntime() : null;
}

function versionIn(folder: string): string {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

function runtimeIn(folder: string, sqliteBinary: string | null, remark: string): ElectronRuntime {
  const version = versionIn(folder);
  const executable = join(folder, executables[process.platform] ?? 'electron');
  return { description: `Electron ${version}, ${remark}`, version, folder, executable, sqliteBinary };
}

/** A folder that `variable` names. An older Electron is taken only with a `better_sqlite3.node` of its own beside the folder. */
function namedRuntime(variable: string, folder: string): ElectronRuntime {
  const executable = join(folder, executables[process.platform] ?? 'electron');
  if (!existsSync(executable)) throw new Error(`${variable} is set, and there is no ${executable}.`);
  if (Number.parseInt(versionIn(folder), 10) >= firstWithNodeApi10) {
    return runtimeIn(folder, null, `which ${variable} names`);
  }
  const sqliteBinary = join(folder, '..', 'better_sqlite3.node');
  if (!existsSync(sqliteBinary)) {
    throw new Error(
      `${variable} names an Electron before ${firstWithNodeApi10}, and there is no ${sqliteBinary} for it.`,
    );
  }
  return runtimeIn(folder, sqliteBinary, 'older than the one that package.json pins: a floor, not the whole proof');
}

/**
 * Puts the built application into `into`, as it would be installed: the bundles, package.json and better-sqlite3 with a
 * binary that this runtime can load. The tree that the other suites use stays as it is.
 */
export function stageApplication(runtime: ElectronRuntime, into: string): void {
  const copy = (path: string): void => {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    cpSync(join(root, path), join(into, path), { recursive: true });
  };
  for (const path of ['package.json', 'electron-builder.yml', 'build', 'dist']) copy(path);
  for (const path of ['package.json', 'LICENSE', 'lib', 'prebuilds']) copy(`node_modules/better-sqlite3/${path}`);
  if (runtime.sqliteBinary === null) return;
  // The package looks here before it looks at its prebuilt binaries.
  const place = join(into, 'node_modules/better-sqlite3/build/Release');
  mkdirSync(place, { recursive: true });
  cpSync(runtime.sqliteBinary, join(place, 'better_sqlite3.node'));
}
