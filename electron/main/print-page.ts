import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session, type Session } from 'electron';
import { printCancellation, printRequest, type PrintAnswer } from '../../shared/contract/print-messages.ts';
import { mayPrintRequest } from './security-policy.ts';

/** In memory, and apart from the window's own: other rules hold here. */
const partition = 'printing';

/** What is being printed, or waits for its turn. */
const wanted = new Map<number, AbortController>();

/** Answers the engine's wish to print; null where the message asks for no answer. */
export async function answerPrintRequest(message: unknown): Promise<PrintAnswer | null> {
  const cancelled = printCancellation.safeParse(message);
  if (cancelled.success) wanted.get(cancelled.data.id)?.abort();
  const request = printRequest.safeParse(message);
  if (!request.success) return null;
  const { id, htmlFile, pdfFile } = request.data;
  const controller = new AbortController();
  wanted.set(id, controller);
  try {
    await oneByOne(() => printPage(pathToFileURL(htmlFile).href, pdfFile, controller.signal));
    return { kind: 'printed', id, problem: null };
  } catch (error) {
    return { kind: 'printed', id, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    wanted.delete(id);
  }
}

let underWay: Promise<unknown> = Promise.resolve();

/** One page at a time: the rule for requests names the page that is printed. */
function oneByOne(work: () => Promise<void>): Promise<void> {
  const next = underWay.then(work, work);
  underWay = next.catch(() => undefined);
  return next;
}

/** In a window that nobody sees, without scripts, which may load its one file and nothing else. */
async function printPage(pageUrl: string, pdfFile: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printingSession(pageUrl),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const cancellation = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The export was cancelled.')), { once: true });
  });
  try {
    await Promise.race([cancellation, printInto(window, pageUrl, pdfFile)]);
  } finally {
    window.destroy();
  }
}

async function printInto(window: BrowserWindow, pageUrl: string, pdfFile: string): Promise<void> {
  await window.loadURL(pageUrl);
  const pdf = await window.webContents.printToPDF({
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  await writeFile(pdfFile, pdf);
}

function printingSession(pageUrl: string): Session {
  const own = session.fromPartition(partition);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayPrintRequest(details.url, pageUrl) }));
  return own;
}
