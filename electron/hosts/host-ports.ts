import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import type { EnginePorts } from '../engine/engine-ports.ts';

export const programVersion: string = packageFile.version;

/** What the engine needs from the operating system, alike for every host that runs on Node itself. */
export function hostPorts(own: Pick<EnginePorts, 'door' | 'capabilities' | 'stateFolder'>): EnginePorts {
  return {
    ...own,
    version: programVersion,
    defaultFolder: defaultProjectFolder(),
    defaultCoderName: accountName(),
    now: () => new Date(),
    randomBytes: (length) => randomBytes(length),
    async printPdf(...print) {
      const { printWithBrowser } = await import('./printing/print-with-browser.ts');
      await printWithBrowser(...print);
    },
  };
}

/** The analyst's own name on this machine; the account may have no entry in the list of users, as in a container. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'Analyst';
  }
}

/**
 * Where the program remembers things between starts (recent projects), by the custom of each system.
 * `PARLANCE_STATE_FOLDER` names another place.
 */
export function stateFolder(platform = process.platform, environment = process.env, home = homedir()): string {
  const chosen = environment['PARLANCE_STATE_FOLDER'];
  if (chosen) return path.resolve(chosen);
  if (platform === 'win32') {
    return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Parlance');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Parlance');
  return path.join(environment['XDG_STATE_HOME'] ?? path.join(home, '.local', 'state'), 'parlance');
}

function defaultProjectFolder(): string {
  const documents = path.join(homedir(), 'Documents');
  return existsSync(documents) ? documents : homedir();
}
