import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createProject, importArticle } from '../support/analyst-job.ts';
import { expect, launch, stagedProgram, startArguments, test, type RunningApp } from '../support/electron-app.ts';

/** Collects what the bridge tells the page from now on; `told` reads it. */
async function listen(page: Page): Promise<{ told: () => Promise<unknown[]> }> {
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    window.parlanceDesktop?.onMenu((event) => told.push(event));
    window.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
      if (event.data.type === 'parlance:engine-lost') told.push(event.data.type);
    });
  });
  return { told: () => page.evaluate(() => (window as unknown as { told: unknown[] }).told) };
}

function engineProcessId(running: RunningApp): Promise<number | undefined> {
  return running.app.evaluate(
    ({ app }) => app.getAppMetrics().find((metric) => metric.name === 'Parlance engine')?.pid,
  );
}

function clickMenu(running: RunningApp, id: string): Promise<void> {
  return running.app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (item === null || item === undefined) throw new Error(`no menu entry ${wanted}`);
    item.click();
  }, id);
}

test('starts the engine again when its process is killed, and says so', async ({ folder }) => {
  const running = await launch(stagedProgram(), join(folder, 'user data'));
  const { told } = await listen(running.page);
  const first = await engineProcessId(running);
  if (first === undefined) throw new Error('no engine process');
  process.kill(first, 'SIGKILL');
  await expect.poll(told).toContain('parlance:engine-lost');
  await expect.poll(() => engineProcessId(running)).not.toBe(first);
  await expect.poll(() => engineProcessId(running)).toBeGreaterThan(0);
  await running.close();
});

test('keeps the project that was open when its engine dies, and goes on working', async ({ folder }) => {
  const running = await launch(stagedProgram(), join(folder, 'user data'));
  await createProject(running, join(folder, 'talks.parlance'));
  const engine = await engineProcessId(running);
  if (engine === undefined) throw new Error('no engine process');
  process.kill(engine, 'SIGKILL');
  await expect(running.page.getByText(/stopped unexpectedly .* was started again/)).toBeVisible();
  const article = join(folder, 'envoys.txt');
  writeFileSync(article, 'Envoys meet again.\n\nNothing was agreed.');
  await importArticle(running, article);
  await expect(running.page.getByRole('heading', { name: 'Missile talks', level: 1 })).toBeVisible();
  await running.close();
});

test('gives up when the engine cannot live, instead of trying forever', async ({ folder }) => {
  const running = await launch(stagedProgram(), join(folder, 'user data'));
  await running.app.evaluate(({ dialog }) => {
    dialog.showErrorBox = (title) => console.log(`box: ${title}`);
  });
  const closed = running.app.waitForEvent('close');
  let last: number | undefined;
  for (let ending = 0; ending < 3; ending += 1) {
    await expect.poll(() => engineProcessId(running)).not.toBe(last);
    await expect.poll(() => engineProcessId(running)).toBeGreaterThan(0);
    last = await engineProcessId(running);
    if (last !== undefined) process.kill(last, 'SIGKILL');
  }
  await closed;
  expect(running.output()).toContain('box: Parlance has to close');
});

test('is one application: a second start hands its project to the first', async ({ folder }) => {
  const userData = join(folder, 'user data');
  const program = stagedProgram();
  const running = await launch(program, userData);
  const { told } = await listen(running.page);
  const args = [...startArguments(program, userData), 'talks two.parlance'];
  const second = spawn(program.executable, args, { cwd: folder, stdio: 'ignore' });
  const exitCode = await new Promise((resolve) => second.once('exit', resolve));
  expect(exitCode).toBe(0);
  await expect.poll(told).toContainEqual({ action: 'project.open-path', path: join(folder, 'talks two.parlance') });
  await running.close();
});

test('leaves undo to a text field that has the focus', async ({ folder }) => {
  const running = await launch(stagedProgram(), join(folder, 'user data'));
  const { told } = await listen(running.page);
  await running.page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'field';
    document.body.append(field);
  });
  const field = running.page.locator('#field');
  await field.focus();
  await running.page.keyboard.type('deterrence');
  await clickMenu(running, 'edit.undo');
  await expect(field).not.toHaveValue('deterrence');
  expect(await told()).toEqual([]);
  await running.page.evaluate(() => document.querySelector('#field')?.remove());
  await clickMenu(running, 'edit.undo');
  await expect.poll(told).toEqual([{ action: 'edit.undo' }]);
  await running.close();
});

test('ends its engine with the window', async ({ folder }) => {
  const running = await launch(stagedProgram(), join(folder, 'user data'));
  const engine = await engineProcessId(running);
  if (engine === undefined) throw new Error('no engine process');
  await running.close();
  const isAlive = (): boolean => {
    try {
      return process.kill(engine, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isAlive).toBe(false);
});
