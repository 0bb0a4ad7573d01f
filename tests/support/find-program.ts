import { spawnSync } from 'node:child_process';

/** Whether a program of the machine answers with status 0; suites that need one skip, visibly, where it is missing. */
export function canRun(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

export function runProgram(program: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', PYTHONIOENCODING: 'utf-8' };
  const result = spawnSync(program, args, { cwd, encoding: 'utf8', env, timeout: 120_000, maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`${program} ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}
