import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ParlanceError } from '../../../../shared/contract/errors.ts';
import { exitCodes, type Command } from '../command.ts';
import { withEngine } from '../session.ts';

/** How long the address that the browser is opened with may be used: it can be seen in the list of processes. */
const openingTime = 60_000;

export const serveCommand: Command = {
  words: ['serve'],
  summary: 'Open the workbench in your browser, on this machine alone.',
  usage: ['[PROJECT] [--port N] [--no-open] [--read-only]'],
  positionals: { names: ['PROJECT'], least: 0, most: 1 },
  options: {
    port: { value: 'N', help: 'the port to use; any free one when left out' },
    'no-open': { help: 'print the address and open no browser' },
    'read-only': { help: 'open the project for reading, as where another door writes to it' },
  },
  run: async (given, { output, interruption }) => {
    const port = given.integer('port', 0, 65_535) ?? 0;
    const pageFolder = findPageFolder();
    const [{ startServeHost }, { openBrowser }, { stateFolder }] = await Promise.all([
      import('../../serve/serve-host.ts'),
      import('../../serve/open-browser.ts'),
      import('../../host-ports.ts'),
    ]);
    return withEngine(
      async ({ engine, client }) => {
        const mode = given.has('read-only') ? 'read' : 'write';
        if (given.positionals.length > 0) await client.project.open({ path: given.path(0), mode });
        const host = await startServeHost({ engine, pageFolder, port });
        const stop = aborted(interruption());
        const url = host.entrance();
        output.result({ url, port: host.port }, () => [`Parlance is at ${url}`]);
        output.note('The address works once, in the browser that opens it first. Ctrl+C ends Parlance.');
        if (!given.has('no-open')) openBrowser(host.entrance(openingTime));
        await stop;
        await host.close();
        return exitCodes.done;
      },
      { door: 'serve', stateFolder: stateFolder() },
    );
  },
};

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/**
 * The built page: beside the bundle of the command line, or in the checkout that this file is part of.
 * `PARLANCE_PAGE_FOLDER` names another one.
 */
function findPageFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const chosen = process.env['PARLANCE_PAGE_FOLDER'];
  const places = chosen
    ? [path.resolve(chosen)]
    : [path.resolve(here, '../renderer'), path.resolve(here, '../../../../dist/renderer')];
  const found = places.find((place) => existsSync(path.join(place, 'index.html')));
  if (found !== undefined) return found;
  throw new ParlanceError(
    'internal',
    'The page of Parlance is not built yet: run “npm run build” in its folder first.',
  );
}
