import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { flipFuses, FuseVersion, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build } from 'electron-builder';
import type { Program } from './electron-app.ts';
import type { ElectronRuntime } from '../../scripts/tasks/electron-runtime.ts';

const programPaths: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/parlance',
  win32: 'win-unpacked/Parlance.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Parlance.app/Contents/MacOS/Parlance`,
};

/** Packages the staged application with the release configuration, into a folder instead of an installer. */
export async function packageApplication(runtime: ElectronRuntime, staged: string, output: string): Promise<string> {
  await build({
    projectDir: staged,
    dir: true,
    publish: 'never',
    config: {
      extends: resolve(staged, 'electron-builder.yml'),
      electronVersion: runtime.version,
      electronDist: runtime.folder,
      directories: { output },
    },
  });
  const program = join(output, programPaths[process.platform] ?? '');
  if (!existsSync(program)) throw new Error(`The packaged program is not where it should be: ${program}`);
  return program;
}

/** The fuses of a packaged program by name, as they stand in its binary. */
export async function readFuses(program: string): Promise<Record<string, 'on' | 'off' | 'inherited'>> {
  const wire = await getCurrentFuseWire(program);
  const states: Record<number, 'on' | 'off' | 'inherited'> = { 48: 'off', 49: 'on', 114: 'inherited' };
  return Object.fromEntries(
    Object.entries(FuseV1Options).flatMap(([name, position]) => {
      const state = typeof position === 'number' ? states[Number(wire[position])] : undefined;
      return state === undefined ? [] : [[name, state] as const];
    }),
  );
}

/** Lets a test drive the program: the one fuse that this needs is turned on, after the others were read. */
export async function allowInspection(program: string): Promise<Program> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return { executable: program, arguments: [], isPackaged: true };
}
