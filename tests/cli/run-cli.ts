import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../electron/hosts/cli/main.ts');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document that it must be. */
  readonly json: unknown;
}

/** A folder with the real program, run as a process of its own. */
export interface Bench {
  readonly folder: string;
  file(name: string, content: string | Uint8Array): string;
  place(name: string): string;
  start(...given: string[]): ChildProcess;
  run(...given: string[]): Promise<Ran>;
  remove(): void;
}

export function createBench(): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlance-cli-'));
  const place = (name: string): string => path.join(folder, name);
  const start = (...given: string[]): ChildProcess =>
    spawn(process.execPath, [program, ...given], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DISPLAY: '',
        WAYLAND_DISPLAY: '',
        PARLANCE_STATE_FOLDER: place('state'),
        PARLANCE_PAGE_FOLDER: place('page'),
      },
    });
  return {
    folder,
    place,
    start,
    file(name, content) {
      mkdirSync(path.dirname(place(name)), { recursive: true });
      writeFileSync(place(name), content);
      return place(name);
    },
    run: (...given) => ended(start(...given)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function ended(child: ChildProcess): Promise<Ran> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({
        status,
        stdout,
        stderr,
        get json(): unknown {
          return JSON.parse(stdout);
        },
      });
    });
  });
}

/** The first text that comes on standard output and holds what is looked for. */
export function firstOutput(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = wanted.exec(text);
      if (found) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(`ended before it said ${wanted}: ${text}`)));
  });
}
