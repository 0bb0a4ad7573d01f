import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectInArguments, withProjectEnding } from '../../electron/main/launch-arguments.ts';
import { menuTemplate } from '../../electron/main/menu-template.ts';
import { mayRestart } from '../../electron/main/restart-policy.ts';
import { firstState, fitToScreens, readWindowState, writeWindowState } from '../../electron/main/window-state.ts';

describe('the project that a start names', () => {
  it('is the first path with our ending, absolute', () => {
    const argv = ['.', '--no-sandbox', '--x=/tmp/trap.parlance', '-y.parlance', 'My talks.PARLANCE', 'other.parlance'];
    expect(projectInArguments(argv, resolve('/data'))).toBe(resolve('/data/My talks.PARLANCE'));
  });

  it('is nothing where no argument has it', () => {
    expect(projectInArguments(['.', 'notes.txt', 'parlance'], '/data')).toBeNull();
  });

  it('keeps its ending when it is made', () => {
    expect(['talks', 'talks.parlance', 'talks.txt'].map(withProjectEnding)).toEqual([
      'talks.parlance',
      'talks.parlance',
      'talks.txt.parlance',
    ]);
  });
});

describe('the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'parlance-window-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back where it was', () => {
    const state = { x: 40, y: 60, width: 1300, height: 800, isMaximized: true };
    const file = join(folder, 'state.json');
    writeWindowState(file, state);
    expect(fitToScreens(readWindowState(file) ?? firstState, screens)).toEqual(state);
  });

  it('comes back onto a screen when its own is gone, and fits onto it', () => {
    const lost = { x: 5000, y: 100, width: 4000, height: 3000, isMaximized: false };
    expect(fitToScreens(lost, screens)).toEqual({ width: 1920, height: 1040, isMaximized: false });
    expect(fitToScreens({ ...lost, x: 10, y: -500 }, screens)).not.toHaveProperty('y');
  });

  it('starts in its first size when the file is missing or spoiled', () => {
    const file = join(folder, 'spoiled.json');
    expect(readWindowState(file)).toBeNull();
    for (const content of ['', '{', '[]', '{"x":1}', '{"x":0,"y":0,"width":-5,"height":5,"isMaximized":false}']) {
      writeFileSync(file, content);
      expect(readWindowState(file)).toBeNull();
    }
  });
});

describe('an engine that ends by itself', () => {
  it('is started again, but not without end', () => {
    expect(mayRestart([0], 0)).toBe(true);
    expect(mayRestart([0, 1_000], 1_000)).toBe(true);
    expect(mayRestart([0, 1_000, 2_000], 2_000)).toBe(false);
    expect(mayRestart([0, 50_000, 100_000], 100_000)).toBe(true);
  });
});

describe('the menu', () => {
  const flatten = (items: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
  const entries = (platform: NodeJS.Platform, sent: string[] = []): Electron.MenuItemConstructorOptions[] =>
    flatten(menuTemplate({ platform, hasDeveloperTools: false, send: (action) => sent.push(action) }));

  it('shows the keys of undo and redo without taking them from text fields', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const byId = new Map(entries(platform).map((item) => [item.id, item]));
      expect(byId.get('edit.undo')).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
      expect(byId.get('edit.redo')).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Z', registerAccelerator: false });
    }
  });

  it('sends the action that an entry is named after', () => {
    const sent: string[] = [];
    const ours = entries('linux', sent).filter((item) => item.id !== undefined);
    for (const item of ours) (item.click as (() => void) | undefined)?.();
    expect(sent).toEqual(ours.map((item) => item.id));
    expect(sent).toEqual(expect.arrayContaining(['project.new', 'project.open', 'import.files', 'export.dataset']));
  });

  it('has no developer tools and no reload in a release', () => {
    const roles = entries('linux').map((item) => item.role);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
    expect(roles).not.toContain('forceReload');
  });
});
