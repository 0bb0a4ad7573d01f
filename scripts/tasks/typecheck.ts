import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectFolder } from './paths.ts';

/** Every layer is a TypeScript project of its own: what it may not use (DOM, Node, React) does not exist for it. */
export const layers = ['shared', 'electron', 'electron/preload', 'renderer', 'tests', 'scripts'] as const;

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** Type checks one layer; resolves to whether it is sound. Findings go to standard output. */
export function typecheckLayer(layer: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, '-p', join(layer, 'tsconfig.json'), '--pretty', 'false'], {
      cwd: projectFolder,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Type checks `wanted`, a few at a time; resolves to the layers that are not sound. */
export async function typecheckLayers(wanted: readonly string[] = layers): Promise<string[]> {
  const waiting = [...wanted];
  const unsound: string[] = [];
  const work = async (): Promise<void> => {
    for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
      if (!(await typecheckLayer(layer))) unsound.push(layer);
    }
  };
  await Promise.all(Array.from({ length: Math.min(3, availableParallelism()) }, work));
  return unsound;
}

if (process.argv[1]?.endsWith('typecheck.mjs') === true) {
  const unsound = await typecheckLayers(process.argv.length > 2 ? process.argv.slice(2) : layers);
  if (unsound.length > 0) {
    console.error(`Type check failed in: ${unsound.join(', ')}`);
    process.exitCode = 1;
  }
}
