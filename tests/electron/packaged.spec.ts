import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, launch, runtime, stageFolder, test, type Program } from '../support/electron-app.ts';
import { doTheJob } from '../support/analyst-job.ts';
import { allowInspection, packageApplication, readFuses } from '../support/packaged-app.ts';

test.describe.configure({ mode: 'serial' });

let program: string;
let driven: Program;

test('packages with the release configuration', async () => {
  test.setTimeout(300_000);
  program = await packageApplication(runtime(), join(stageFolder(), 'app'), join(stageFolder(), 'release'));
  const resources = join(dirname(program), process.platform === 'darwin' ? '../Resources' : 'resources');
  const files = readdirSync(resources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  expect(files).toContain('app.asar');
  // The native module lies outside the archive, and only for the platform that this is.
  const native = files.filter((name) => name.endsWith('.node'));
  const wanted = runtime().sqliteBinary === null ? [] : ['better_sqlite3.node'];
  expect(native.sort()).toEqual([...wanted, `${process.platform}-${process.arch}.node`]);
});

test('has the fuses of a release', async () => {
  expect(await readFuses(program)).toMatchObject({
    RunAsNode: 'off',
    EnableCookieEncryption: 'on',
    EnableNodeOptionsEnvironmentVariable: 'off',
    EnableNodeCliInspectArguments: 'off',
    EnableEmbeddedAsarIntegrityValidation: 'on',
    OnlyLoadAppFromAsar: 'on',
    LoadBrowserProcessSpecificV8Snapshot: 'off',
    GrantFileProtocolExtraPrivileges: 'off',
  });
});

test('runs from its archive', async ({ folder }) => {
  driven = await allowInspection(program);
  const running = await launch(driven, join(folder, 'user data'));
  const { isPackaged, path } = await running.app.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    path: app.getAppPath(),
  }));
  expect([isPackaged, path.endsWith('app.asar')]).toEqual([true, true]);
  await expect(running.page.locator('#root')).not.toBeEmpty();
  await running.close();
});

test('does the whole job of an analyst', async ({ folder }) => {
  await doTheJob(driven, folder);
});
