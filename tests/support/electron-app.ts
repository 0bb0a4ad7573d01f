import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectronRuntime, type ElectronRuntime } from '../../scripts/tasks/electron-runtime.ts';

/**
 * Chromium refuses its sandbox to root. A virtual display has no graphics card, and looking for one makes some starts hang
 * (one in ten, measured); nothing that is tested here depends on one.
 */
const switches = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
];

/** How to start the application: unpackaged (a runtime and a folder) or packaged (a program of its own). */
export interface Program {
  readonly executable: string;
  readonly arguments: readonly string[];
  readonly isPackaged: boolean;
}

/** The arguments of a start by hand, for a second one beside the first. */
export function startArguments(program: Program, userData: string): string[] {
  return [...switches, ...program.arguments, `--user-data-dir=${userData}`];
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What main, the engine and Chromium wrote. */
  readonly output: () => string;
  close(): Promise<void>;
}

export function runtime(): ElectronRuntime {
  const found = findElectronRuntime();
  if (found === null) throw new Error('There is no Electron runtime.');
  return found;
}

/** The folder that the set-up made for this run. */
export function stageFolder(): string {
  const folder = process.env['PARLANCE_STAGE'];
  if (folder === undefined) throw new Error('The set-up of the Electron suite did not run.');
  return folder;
}

/** The staged application on the runtime that was found. */
export function stagedProgram(): Program {
  return { executable: runtime().executable, arguments: [join(stageFolder(), 'app')], isPackaged: false };
}

/** How long a start may take before it is tried again. */
const startTime = 30_000;

/**
 * Starts `program` and takes hold of it. Unpackaged, Playwright loads a script of its own first, which holds the
 * application back until it is attached; that works only where Playwright finds the runtime by itself, through Electron's
 * package. A packaged program takes no such script: when Playwright attaches in the very moment in which the page
 * navigates, it misses that and waits forever, so such a start is tried again.
 */
async function takeHold(program: Program, args: string[], env: Record<string, string>): Promise<ElectronApplication> {
  if (!program.isPackaged) {
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime().folder;
    return _electron.launch({ args, env, timeout: startTime });
  }
  const start = (): Promise<ElectronApplication> =>
    _electron.launch({ executablePath: program.executable, args, env, timeout: startTime });
  return start().catch(start).catch(start);
}

export async function launch(program: Program, userData: string, args: readonly string[] = []): Promise<RunningApp> {
  let output = '';
  const environment = { ...process.env, LANG: 'en_GB.UTF-8', PARLANCE_STATE_FOLDER: join(userData, 'state') };
  const app = await takeHold(
    program,
    [...startArguments(program, userData), ...args],
    environment as Record<string, string>,
  );
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page, output: () => output, close: () => app.close() };
}

interface Fixtures {
  /** A fresh folder for this test: user data, projects, files. */
  readonly folder: string;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'parlance-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
