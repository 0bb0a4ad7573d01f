import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { installedElectron } from '../../scripts/tasks/electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');

/** A real Electron that the suite can run the application in. */
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

/** Electron's own runtime where it is installed, otherwise the one that the environment names, otherwise null. */
export function findElectronRuntime(): ElectronRuntime | null {
  return ownRuntime() ?? providedRuntime();
}

function ownRuntime(): ElectronRuntime | null {
  const executable = installedElectron();
  if (executable === null) return null;
  const folder = join(root, 'node_modules', 'electron', 'dist');
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return {
    description: `Electron ${version}, the one that package.json pins`,
    version,
    folder,
    executable,
    sqliteBinary: null,
  };
}

/** A folder with `dist/electron` and `better_sqlite3.node`, made for machines that cannot download Electron's own. */
function providedRuntime(): ElectronRuntime | null {
  const provided = process.env['PARLANCE_ELECTRON_RUNTIME'];
  if (provided === undefined || provided === '') return null;
  const folder = join(provided, 'dist');
  const executable = join(folder, 'electron');
  const sqliteBinary = join(provided, 'better_sqlite3.node');
  for (const file of [executable, sqliteBinary]) {
    if (!existsSync(file)) throw new Error(`PARLANCE_ELECTRON_RUNTIME names ${provided}, and ${file} is not there.`);
  }
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return {
    description: `Electron ${version}, older than the one that package.json pins: a floor, not the whole proof`,
    version,
    folder,
    executable,
    sqliteBinary,
  };
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
