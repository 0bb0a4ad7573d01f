import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../../electron/hosts/cli/command.ts';
import { commands } from '../../electron/hosts/cli/commands.ts';
import { runCommandLine } from '../../electron/hosts/cli/run-command-line.ts';
import { createBench, type Bench } from './run-cli.ts';

/** In this very process, since nothing is started: wrong usage and help must not even open a project. */
async function run(...given: string[]) {
  const said = { stdout: '', stderr: '' };
  const status = await runCommandLine(given, {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
    version: '1.2.3',
    interruption: () => new AbortController().signal,
  });
  return { status, ...said };
}

describe('Help', () => {
  it('names every command of the design', async () => {
    const { status, stdout, stderr } = await run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const words of [
      'init',
      'import',
      'inspect',
      'merge',
      'articles',
      'variables import',
      'variables export',
      'variables set',
      'variables',
      'codebook import',
      'codebook export',
      'code',
      'export',
      'recipes',
      'rehydrate',
      'undo',
      'redo',
      'history',
      'backup',
      'check',
      'serve',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${words}  `, 'm'));
    }
  });

  it.each(commands.map((command) => [command.words.join(' '), command] as const))(
    'of %s tells its forms and options',
    async (name, command) => {
      for (const flag of ['--help', '-h']) {
        const { status, stdout, stderr } = await run(...command.words, flag);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(stdout).toContain(`Usage: parlance ${name} `);
        for (const option of [...Object.keys(command.options), 'json', 'help']) expect(stdout).toContain(`--${option}`);
      }
    },
  );

  it('tells the version', async () => {
    expect(await run('--version')).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' });
    expect(await run('--version', '--json')).toEqual({ status: 0, stdout: '{"version":"1.2.3"}\n', stderr: '' });
  });
});

describe('Wrong usage', () => {
  const cases: [string, string[]][] = [
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['half a command', ['codebook']],
    ['an unknown second word', ['codebook', 'burn', 'x.parlance']],
    ['no project', ['init']],
    ['nothing to import', ['import', 'x.parlance']],
    ['one word too many', ['articles', 'x.parlance', 'y.parlance']],
    ['an unknown option', ['articles', 'x.parlance', '--colour']],
    ['an option without its value', ['init', 'x.parlance', '--title']],
    ['a switch with a value', ['init', 'x.parlance', '--sample=yes']],
    ['an empty value', ['init', 'x.parlance', '--coder', '']],
    ['an export to nowhere', ['export', 'x.parlance']],
    ['an unknown format', ['export', 'x.parlance', '--to', 'out', '--format', 'dbase']],
    ['an unknown delimiter', ['export', 'x.parlance', '--to', 'out', '--delimiter', 'pipe']],
    ['two recipes at once', ['export', 'x.parlance', '--to', 'out', '--recipe', 'A', '--save-recipe', 'B']],
    ['an unknown unit', ['export', 'x.parlance', '--to', 'out', '--unit', 'word']],
    ['a port that is none', ['serve', 'x.parlance', '--port', '70000']],
    ['a word as a number', ['history', 'x.parlance', '--limit', 'ten']],
    ['code without an article', ['code', 'x.parlance', '--code', 'a', '--quote', 'b']],
    ['code without a code', ['code', 'x.parlance', '--article', 'a', '--quote', 'b']],
    ['code without a passage', ['code', 'x.parlance', '--article', 'a', '--code', 'b']],
    ['code with half a passage', ['code', 'x.parlance', '--article', 'a', '--code', 'b', '--start', '3']],
    [
      'a passage that ends before it starts',
      ['code', 'x', '--article', 'a', '--code', 'b', '--start', '3', '--end', '3'],
    ],
    ['a negative start', ['code', 'x', '--article', 'a', '--code', 'b', '--start=-1', '--end', '3']],
    [
      'a quote and a position',
      ['code', 'x', '--article', 'a', '--code', 'b', '--quote', 'q', '--start', '1', '--end', '3'],
    ],
    [
      'an occurrence of a position',
      ['code', 'x', '--article', 'a', '--code', 'b', '--start', '1', '--end', '3', '--occurrence', '2'],
    ],
    ['occurrence zero', ['code', 'x', '--article', 'a', '--code', 'b', '--quote', 'q', '--occurrence', '0']],
    [
      'an attribute without a value',
      ['code', 'x', '--article', 'a', '--code', 'b', '--quote', 'q', '--set', 'speaker'],
    ],
    ['a table and a passage', ['code', 'x', '--from', 'codings.csv', '--quote', 'q']],
  ];

  it.each(cases)('is %s', async (_case, given) => {
    const plain = await run(...given);
    expect(plain).toMatchObject({ status: exitCodes.wrongUsage, stdout: '' });
    expect(plain.stderr).toMatch(/^.+[.\w]\n/);
    expect(plain.stderr).toContain('Usage: parlance ');
    const scripted = await run(...given, '--json');
    if (given.at(-1) === '--title') return; // there `--json` itself is what is wrong
    expect(scripted.status).toBe(exitCodes.wrongUsage);
    expect(JSON.parse(scripted.stdout)).toEqual({
      error: { code: 'call.invalid', message: expect.any(String), details: { usage: expect.any(Array) } },
    });
  });
});

describe('As a process', () => {
  let bench: Bench;
  beforeAll(() => (bench = createBench()));
  afterAll(() => bench.remove());

  it('ends with the status of the command, and touches nothing on wrong usage', async () => {
    const ran = await bench.run('init', 'x.parlance', '--frob');
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toBe(
      "Unknown option '--frob'.\nUsage: parlance init PROJECT [--title T] [--coder NAME] [--sample]\n",
    );
    expect(existsSync(bench.place('x.parlance'))).toBe(false);
    expect((await bench.run('--version')).status).toBe(0);
  });

  it('does not mind when its output is not read to the end', async () => {
    const child = bench.start('--help');
    child.stdout?.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
  });
});
