import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build-all.ts';
import { fetchElectronRuntime, stageApplication, type ElectronRuntime } from './electron-runtime.ts';
import { projectFolder } from './paths.ts';

const isRoot = process.getuid?.() === 0;

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/** Arguments as the analyst meant them: a path counts from the folder in which she typed `npm start`. */
function argumentsFrom(folder: string, given: readonly string[]): string[] {
  return given.map((argument, index) => {
    const isValue = index > 0 && given[index - 1] === '--port';
    return argument.startsWith('-') || isValue ? argument : resolve(folder, argument);
  });
}

function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { stdio: 'inherit' });
  // Ctrl+C reaches the child by itself, which then closes its project; this process waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

function serve(reason: string, args: readonly string[]): void {
  console.error(`${reason}, so Parlance opens in the browser instead.`);
  run(process.execPath, [join(projectFolder, 'dist', 'cli', 'main.js'), 'serve', ...args]);
}

/** A runtime that package.json does not pin needs a copy of the application with a better-sqlite3 that it can load. */
function applicationFor(runtime: ElectronRuntime): string {
  if (runtime.sqliteBinary === null) return projectFolder;
  console.error(`The window runs on ${runtime.description}.`);
  const folder = mkdtempSync(join(tmpdir(), 'parlance-start-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  stageApplication(runtime, folder);
  return folder;
}

async function start(): Promise<void> {
  await buildIfStale();
  const given = argumentsFrom(process.env['INIT_CWD'] ?? process.cwd(), process.argv.slice(2));
  if (!hasDisplay()) {
    serve('There is no display for a window', given);
    return;
  }
  const runtime = fetchElectronRuntime();
  if (runtime === null) {
    serve("Electron's runtime is not installed and could not be downloaded", given);
    return;
  }
  if (isRoot) console.error('Running as root: Chromium refuses its sandbox to root, so the window runs without it.');
  run(runtime.executable, [...(isRoot ? ['--no-sandbox'] : []), applicationFor(runtime), ...given]);
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
