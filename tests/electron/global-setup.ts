import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectronRuntime, stageApplication } from '../../scripts/tasks/electron-runtime.ts';
import { lackOfDisplay, startVirtualDisplay } from '../support/virtual-display.ts';

/** Chooses the runtime, says which, stages the application once, and makes a display where there is none. */
export default async function globalSetup(): Promise<() => void> {
  const runtime = findElectronRuntime();
  if (runtime === null)
    throw new Error('There is no Electron runtime: run npm start once, or name one in PARLANCE_ELECTRON_RUNTIME.');
  const lack = lackOfDisplay();
  if (lack !== null) throw new Error(lack);
  console.log(`Electron suite runs on ${runtime.description}.`);
  const display = await startVirtualDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'parlance-electron-'));
  stageApplication(runtime, join(folder, 'app'));
  process.env['PARLANCE_STAGE'] = folder;
  return () => {
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
