import { spawn } from 'node:child_process';

/** The program that opens an address in the analyst's browser; null where there is no screen to show one. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): { readonly program: string; readonly arguments: readonly string[] } | null {
  if (platform === 'darwin') return { program: 'open', arguments: [url] };
  // `start` is a word of the shell; the empty argument is the title that it takes first. Our address has no sign that
  // the shell would read.
  if (platform === 'win32') return { program: 'cmd', arguments: ['/c', 'start', '""', url] };
  const hasScreen = ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some((name) => Boolean(environment[name]));
  return hasScreen ? { program: 'xdg-open', arguments: [url] } : null;
}

/** Opens the browser if there is one. That there is none is no failure: the address stands on the screen. */
export function openBrowser(url: string): void {
  const command = browserCommand(url, process.platform, process.env);
  if (command === null) return;
  const child = spawn(command.program, command.arguments, {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: true,
  });
  child.on('error', () => {
    // No such program; the printed address does.
  });
  child.unref();
}
