import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAtLeast } from '../../scripts/node-guard.mjs';

const root = resolve(import.meta.dirname, '../..');
let checkout: string;
let pretendOldNode: string;

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'parlance-guard-'));
  for (const path of ['bin/parlance.mjs', 'scripts/node-guard.mjs', 'scripts/build.mjs']) {
    cpSync(join(root, path), join(checkout, path));
  }
  pretendOldNode = join(checkout, 'pretend-old-node.cjs');
  writeFileSync(pretendOldNode, "Object.defineProperty(process.versions, 'node', { value: '20.20.2' });\n");
});

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(script: string, options: { isOld: boolean }, args: readonly string[] = []): Ended {
  const before = options.isOld ? ['--require', pretendOldNode] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, join(checkout, script), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the start-up guard', () => {
  it('compares versions as numbers', () => {
    const pairs = [
      ['20.20.2', '22.14'],
      ['22.9.0', '22.14'],
      ['22.14.0', '22.14'],
      ['24.0.0', '22.14'],
      ['9.11.0', '22.14'],
    ] as const;
    expect(pairs.map(([running, needed]) => isAtLeast(running, needed))).toEqual([false, false, true, true, false]);
  });

  it.each(['bin/parlance.mjs', 'scripts/build.mjs'])('ends %s on an old Node with one sentence', (script) => {
    const { status, stdout, stderr } = run(script, { isOld: true });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Parlance needs Node 22\.1\d or newer and this is Node 20\.20\.2: run "npm ci" .*\.\n$/);
  });

  it('says what to run when nothing is built', () => {
    expect(run('bin/parlance.mjs', { isOld: false })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Parlance is not built yet: run "npm run build" in its folder first.\n',
    });
  });

  it.skipIf(process.platform === 'win32')('hands over to the pinned Node, with arguments and exit code', () => {
    const pinned = join(checkout, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
    mkdirSync(join(pinned, '..'), { recursive: true });
    writeFileSync(pinned, '#!/bin/sh\nshift\necho "pinned: $@"\nexit 3\n');
    chmodSync(pinned, 0o755);
    expect(existsSync(pinned)).toBe(true);
    expect(run('bin/parlance.mjs', { isOld: true }, ['check', 'my talks.parlance'])).toEqual({
      status: 3,
      stdout: 'pinned: check my talks.parlance\n',
      stderr: '',
    });
  });
});
