import { join } from 'node:path';
import { expect, launch, stagedProgram, test, type RunningApp } from '../support/electron-app.ts';

let running: RunningApp;

test.beforeEach(async ({ folder }) => {
  running = await launch(stagedProgram(), join(folder, 'user data'));
});

test.afterEach(() => running.close());

test('shows one window with the page of ours in it', async () => {
  expect(running.page.url()).toBe('app://parlance/');
  await expect(running.page.locator('#root')).not.toBeEmpty();
  const windows = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({ isVisible: window.isVisible(), title: window.getTitle() })),
  );
  expect(windows).toEqual([{ isVisible: true, title: expect.stringContaining('Parlance') }]);
});

test('gives the page the bridge and nothing of Node', async () => {
  const found = await running.page.evaluate(() => ({
    bridge: Object.keys(window.parlanceDesktop ?? {}).sort(),
    leaks: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(found).toEqual({
    bridge: [
      'chooseFiles',
      'chooseFolder',
      'chooseProjectToCreate',
      'chooseProjectToOpen',
      'chooseSaveFile',
      'connect',
      'onMenu',
      'pathForFile',
      'platform',
      'revealInFolder',
      'setTitle',
    ],
    leaks: [],
  });
});

test('sends the policy as a header and holds to it', async () => {
  const policy = await running.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const blocked = await running.page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.head.append(script);
    return [await violation, 'wasRun' in window];
  });
  expect(blocked).toEqual(['script-src-elem', false]);
});

test('starts without breaking its own policy', async ({ folder }) => {
  const violations: string[] = [];
  await running.page.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await running.page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { tellViolation: (text: string) => void }).tellViolation(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      ),
    );
  });
  await running.page.reload();
  await expect(running.page.locator('#root')).not.toBeEmpty();
  expect({ folder, violations }).toEqual({ folder, violations: [] });
});

test('goes nowhere, opens nothing and reaches no network', async () => {
  await running.page.evaluate(() => (location.href = 'https://example.org/')).catch(() => undefined);
  await running.page.evaluate(() => window.open('https://example.org/', '_blank') ?? null).catch(() => undefined);
  const fetched = await running.page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(fetched).toBe('refused');
  expect(running.page.url()).toBe('app://parlance/');
  const windows = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('serves nothing but the page', async () => {
  const paths = [
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e%5cmain%5cindex.js',
  ];
  const answers = await running.page.evaluate(
    (wanted) => Promise.all(wanted.map(async (path) => (await fetch(path)).status)),
    paths,
  );
  expect(answers).toEqual([404, 403, 403, 403]);
});

test('grants no permission', async () => {
  const states = await running.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect([...new Set(states)]).toEqual(['denied']);
});

test('connects the page to an engine in a process of its own', async () => {
  const hasPort = await running.page.evaluate(async () => {
    const arrived = new Promise<boolean>((resolve) => {
      window.addEventListener('message', (event: MessageEvent<{ type?: string }>) => {
        if (event.data.type === 'parlance:port') resolve(event.ports[0] instanceof MessagePort);
      });
    });
    await window.parlanceDesktop?.connect();
    return arrived;
  });
  expect(hasPort).toBe(true);
  const services = await running.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap((metric) => (metric.type === 'Utility' ? [metric.name ?? ''] : [])),
  );
  expect(services).toContain('Parlance engine');
});
