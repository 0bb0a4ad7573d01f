import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from '../support/workbench.ts';

const start = resolve(import.meta.dirname, '../../scripts/start.mjs');

// A computer without a display exists in this form on Linux only.
test.skip(process.platform !== 'linux', 'other systems always have a display');

test('npm start without a display says why in one sentence and serves the same workbench', async ({ desk, page }) => {
  const child = spawn(process.execPath, [start, '--no-open'], {
    cwd: desk.folder,
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      INIT_CWD: desk.folder,
      HOME: desk.folder,
      PARLANCE_STATE_FOLDER: desk.place('state'),
    },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise((resolvePromise) => child.once('exit', resolvePromise));
  await expect.poll(() => said.stdout).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
  expect(said.stderr).toContain('There is no display for a window, so Parlance opens in the browser instead.\n');
  await page.goto(/http:\S+/.exec(said.stdout)?.[0] ?? '');
  await expect(page.getByRole('button', { name: 'Try the sample project' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
