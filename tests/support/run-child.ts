import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** Lines of standard output so far. */
  readonly lines: string[];
  /** The next line that has not been waited for. */
  nextLine(): Promise<string>;
  /** Resolves once the process is gone and its output is read. */
  readonly ended: Promise<void>;
  readonly errors: () => string;
}

/** Starts a TypeScript file of the tests as a process of its own, which can be killed without any goodbye. */
export function startChild(file: URL, args: readonly string[]): Child {
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let taken = 0;
  let wake: () => void = () => {};
  let hasEnded = false;
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const ended = Promise.all([
    new Promise<void>((resolve) => child.once('close', () => resolve())),
    new Promise<void>((resolve) => reader.once('close', () => resolve())),
  ]).then(() => {
    hasEnded = true;
    wake();
  });
  return {
    process: child,
    lines,
    ended,
    errors: () => errors,
    async nextLine() {
      while (taken >= lines.length) {
        if (hasEnded) throw new Error(`The process ended without another line. ${errors}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return lines[taken++]!;
    },
  };
}
