import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { layers } from '../../scripts/tasks/typecheck.ts';
import { fetchElectronRuntime, findElectronRuntime } from '../../scripts/tasks/electron-runtime.ts';
import { judge, readPlaywrightCounts, readVitestCounts, sum, type SuiteResult } from './suite-result.ts';
import { lackOfDisplay } from './virtual-display.ts';

// `npm test`: everything, one after the other, with one plain line at the end. `npm test -- static unit` runs parts.

const root = resolve(import.meta.dirname, '../..');
const reports = join(root, 'test-results', 'reports');

/** A script of an installed package, to be run by this very Node. */
function program(packageName: string, path: string): string {
  return join(root, 'node_modules', packageName, path);
}

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a script on this Node; its output is shown as it comes, or kept and returned. */
function run(
  script: string,
  args: readonly string[],
  options: { keepOutput: boolean; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', options.keepOutput ? 'pipe' : 'inherit', options.keepOutput ? 'pipe' : 'inherit'],
      env: { ...process.env, ...options.env },
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolvePromise({ exitCode: code ?? 1, output }));
  });
}

interface Check {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

const checks: readonly Check[] = [
  ...layers.map((layer) => ({
    name: `type check of ${layer}`,
    script: program('typescript', 'bin/tsc'),
    args: ['-p', join(layer, 'tsconfig.json'), '--pretty', 'false'],
  })),
  {
    name: 'lint with the layer rules',
    script: program('oxlint', 'bin/oxlint'),
    args: ['--type-aware', '--deny-warnings', '.'],
  },
  { name: 'format', script: program('oxfmt', 'bin/oxfmt'), args: ['--check', '.'] },
  { name: 'dead code', script: program('knip', 'bin/knip.js'), args: ['--no-progress'] },
];

/** Every static check counts as one test; two run at a time. */
async function runStatic(): Promise<SuiteResult> {
  const waiting = [...checks];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { exitCode, output } = await run(check.script, check.args, { keepOutput: true });
      console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
      if (exitCode !== 0) console.log(output.trimEnd());
      counts[exitCode === 0 ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all([work(), work()]);
  return judge('static checks', 0, counts);
}

async function runVitest(): Promise<SuiteResult> {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { exitCode } = await run(program('vitest', 'vitest.mjs'), args, { keepOutput: false });
  return judge(
    'unit, store, migrations, contract, importers, exporters, interchange, security',
    exitCode,
    readVitestCounts(file),
  );
}

async function runBuild(): Promise<SuiteResult> {
  const { exitCode } = await run(join(root, 'scripts', 'build.mjs'), [], { keepOutput: false });
  return judge('build', 0, { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 });
}

async function runPlaywright(name: string, config: string, report: string): Promise<SuiteResult> {
  const file = join(reports, report);
  const args = ['test', '-c', config, '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { exitCode } = await run(program('@playwright/test', 'cli.js'), args, { keepOutput: false, env });
  return judge(name, exitCode, readPlaywrightCounts(file));
}

const electronConfig = join('tests', 'electron', 'playwright.config.ts');

/** How many tests the Electron suite has, for saying how many were skipped. */
async function countElectronTests(): Promise<number> {
  const args = ['test', '-c', electronConfig, '--list'];
  const { output } = await run(program('@playwright/test', 'cli.js'), args, { keepOutput: true });
  const total = /^Total: (\d+) tests?/m.exec(output);
  if (total === null) throw new Error(`The Electron suite could not be listed:\n${output}`);
  return Number(total[1]);
}

/** Why the Electron suite cannot run on this machine, or null. A runtime that the environment names is not asked to download. */
function lackOfElectron(): string | null {
  if (fetchElectronRuntime() === null) {
    return "Electron's runtime is not installed, could not be downloaded, and PARLANCE_ELECTRON_RUNTIME names no other";
  }
  return lackOfDisplay();
}

async function runElectron(): Promise<SuiteResult> {
  const name = 'Electron';
  const lack = lackOfElectron();
  if (lack === null) {
    const result = await runPlaywright(name, electronConfig, 'electron.json');
    return { ...result, note: result.note ?? `on ${findElectronRuntime()?.description ?? 'no runtime'}` };
  }
  const skipped = await countElectronTests();
  return { name, passed: 0, failed: 0, skipped, note: `DID NOT RUN: ${lack}` };
}

const suites: ReadonlyArray<readonly [string, () => Promise<SuiteResult>]> = [
  ['static', runStatic],
  ['unit', runVitest],
  ['build', runBuild],
  ['e2e', () => runPlaywright('end to end in the browser', 'playwright.config.ts', 'e2e.json')],
  ['electron', runElectron],
];

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !suites.some(([suite]) => suite === name));
  if (unknown.length > 0) {
    console.error(
      `There is no suite named ${unknown.join(', ')}; there are ${suites.map(([name]) => name).join(', ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results: SuiteResult[] = [];
  for (const [name, suite] of suites) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n── ${name}`);
    results.push(await suite());
  }
  console.log('');
  for (const { name, passed, failed, skipped, note } of results) {
    console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped${note === null ? '' : ` (${note})`}`);
  }
  const total = sum(results);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
