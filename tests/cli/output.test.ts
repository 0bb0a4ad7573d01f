import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutput, fitted, plain, table } from '../../electron/hosts/cli/output.ts';
import { stateFolder } from '../../electron/hosts/host-ports.ts';

function sink(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 20, write: (text: string) => written.push(text) };
}

describe('Text for a terminal', () => {
  it('cannot steer it', () => {
    expect(plain('a\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u009b2J b\u0000c')).toBe('ared b\u{FFFD}c');
    expect(plain('two\nlines\tand a tab')).toBe('two lines and a tab');
  });

  it('is cut between what readers see as characters, by the columns that they take', () => {
    expect(fitted('deterrence', 10)).toBe('deterrence');
    expect(fitted('deterrence', 6)).toBe('deter…');
    expect(fitted('射程不是议题', 6)).toBe('射程…');
    expect(fitted('👩‍🚀👩‍🚀👩‍🚀', 5)).toBe('👩‍🚀👩‍🚀…');
    expect(fitted('cafe\u0301s', 5)).toBe('cafe\u0301s');
  });

  it('stands in columns', () => {
    expect(
      table([
        ['a', 7, 'last'],
        ['射程', 1234, 'longer than the others'],
        ['', 5, ''],
      ]),
    ).toEqual(['a        7  last', '射程  1234  longer than the others', '         5']);
  });
});

describe('Output', () => {
  it('puts one document on standard output and all else on standard error', () => {
    const [stdout, stderr] = [sink(false), sink(false)];
    const output = createOutput(true, stdout, stderr);
    output.progress('half');
    output.note('a remark');
    output.result({ found: 1 }, () => ['never asked']);
    expect({ stdout: stdout.written, stderr: stderr.written }).toEqual({
      stdout: ['{"found":1}\n'],
      stderr: ['a remark\n'],
    });
  });

  it('shows progress where somebody watches, cut to the width, and clears it away', () => {
    const [stdout, stderr] = [sink(true), sink(true)];
    const output = createOutput(false, stdout, stderr);
    output.progress('12 of 3000 files, 11 articles in');
    output.result({}, () => ['done']);
    expect(stderr.written).toEqual(['\r\u001b[2K12 of 3000 files, …', '\r\u001b[2K']);
    expect(stdout.written).toEqual(['done\n']);
  });
});

describe('The state folder', () => {
  const home = path.resolve('/home/ada');
  it('follows the custom of each system, and the variable before all', () => {
    expect([
      stateFolder('linux', {}, home),
      stateFolder('linux', { XDG_STATE_HOME: '/var/state' }, home),
      stateFolder('darwin', {}, home),
      stateFolder('win32', { APPDATA: '/AppData/Roaming' }, home),
      stateFolder('linux', { PARLANCE_STATE_FOLDER: '/elsewhere' }, home),
    ]).toEqual(
      [
        '/home/ada/.local/state/parlance',
        '/var/state/parlance',
        '/home/ada/Library/Application Support/Parlance',
        '/AppData/Roaming/Parlance',
        '/elsewhere',
      ].map((folder) => path.normalize(folder)),
    );
  });
});
