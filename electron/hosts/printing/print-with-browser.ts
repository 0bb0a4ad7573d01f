import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import { browserVariable, findBrowser } from './find-browser.ts';

/** Chromium's time grows with the square of the pages: a thousand articles take some six minutes on a slow machine. */
const longestRun = 20 * 60_000;
/** What the browser said last is enough to tell why it failed. */
const keptOutput = 4_000;

const otherWay = 'Export to HTML instead, open that file in any browser and print it to PDF there.';

/**
 * Prints with the browser that is installed: without a window, in a profile of its own that is removed afterwards, and
 * without the network.
 */
export async function printWithBrowser(
  htmlFile: string,
  pdfFile: string,
  signal: AbortSignal | undefined,
  browser: string | null = findBrowser(),
): Promise<void> {
  if (browser === null) {
    throw new ParlanceError(
      'export.no-printer',
      `A PDF is printed by Chrome, Chromium or Edge, and none was found. Install one, or name one in ${browserVariable}. ${otherWay}`,
    );
  }
  const profile = await mkdtemp(path.join(tmpdir(), 'parlance-print-'));
  try {
    const said = await runBrowser(browser, browserArguments(htmlFile, pdfFile, profile), signal);
    const size = await stat(pdfFile).then(
      (status) => status.size,
      () => 0,
    );
    if (size === 0) throw failed(browser, said);
  } finally {
    // Processes of the browser may still be closing files there.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function browserArguments(htmlFile: string, pdfFile: string, profile: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    // Chromium refuses its sandbox to root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${pdfFile}`,
    pathToFileURL(htmlFile).href,
  ];
}

/** What the browser said, whether it ended well or not: there is a file, or there is none. */
function runBrowser(browser: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(longestRun);
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptOutput)));
    let fault: Error | null = null;
    child.once('error', (error) => {
      fault = error;
      // It never started, so nothing will end.
      if (child.pid === undefined) reject(failed(browser, error.message));
    });
    child.once('close', () => {
      if (signal?.aborted)
        reject(new ParlanceError('call.cancelled', 'The export was cancelled. Nothing of it was kept.'));
      else if (limit.aborted) reject(tooLong());
      else if (fault !== null) reject(failed(browser, fault.message));
      else resolve(said);
    });
  });
}

function tooLong(): ParlanceError {
  return new ParlanceError(
    'export.failed',
    `The PDF was not finished within ${longestRun / 60_000} minutes, and nothing was written. Choose some of the articles, or export to HTML, which takes seconds.`,
  );
}

function failed(browser: string, why: string): ParlanceError {
  return new ParlanceError(
    'export.failed',
    `“${browser}” could not print the PDF, and nothing was written. Name another browser in ${browserVariable}, or: ${otherWay}`,
    { details: { browser, said: why } },
  );
}
