import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

export interface VirtualDisplay {
  readonly name: string;
  stop(): void;
}

function hasDisplay(): boolean {
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
}

function isInstalled(program: string): boolean {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
}

function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) return;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { env: environment, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'xvfb'], {
    env: environment,
    stdio: 'ignore',
  });
}

/** Why no window could be shown here, or null where one can. */
export function lackOfDisplay(): string | null {
  if (process.platform !== 'linux' || hasDisplay() || isInstalled('Xvfb')) return null;
  installFromDebian();
  return isInstalled('Xvfb') ? null : 'There is no display, and Xvfb, which would make one, is not installed.';
}

/** Xvfb writes the number of the display that it chose to the third file. */
function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      if (written.endsWith('\n')) resolve(`:${written.trim()}`);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display.`)));
  });
}

/** Starts a display of our own where there is none and names it in the environment; null where one is there. */
export async function startVirtualDisplay(): Promise<VirtualDisplay | null> {
  if (process.platform !== 'linux' || hasDisplay()) return null;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = await displayNumber(server);
  process.env['DISPLAY'] = name;
  return { name, stop: () => void server.kill() };
}
