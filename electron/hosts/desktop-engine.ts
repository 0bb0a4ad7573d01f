import { createEngine } from '../engine/create-engine.ts';
import { servePort } from '../engine/rpc-server.ts';
import { hostPorts, stateFolder } from './host-ports.ts';
import { createMainPrinter } from './printing/print-by-main.ts';

// The entry of Electron's utility process. Main starts it with one argument, the folder for new projects (only Electron
// knows the analyst's own documents folder on every system), hands it a port for every page, and asks it to close.

type EnginePort = Parameters<typeof servePort>[1] & { start(): void };

/** The part of Electron's parent port that is used here; hosts do not import Electron, not even its types. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: EnginePort[] }) => void): void;
  postMessage(message: unknown): void;
}

function parentPort(): ParentPort {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port === undefined) throw new Error('The desktop engine runs in a utility process of Electron only.');
  return port;
}

const ports = hostPorts({
  door: 'desktop',
  capabilities: { nativeDialogs: true, revealInFolder: true, upload: false },
  stateFolder: stateFolder(),
});
const documents = process.argv[2];
const printer = createMainPrinter((request) => parentPort().postMessage(request));
const engine = createEngine({
  ...ports,
  ...(documents !== undefined && { defaultFolder: documents }),
  printPdf: printer.print,
});

// Ctrl+C in a terminal reaches every process of the application at once. Main hears it too and asks the engine to close
// when the window is gone; an engine that ended before would look like one that crashed.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void close());

async function close(): Promise<void> {
  try {
    await engine.close();
    process.exit(0);
  } catch (error) {
    console.error('The project could not be closed in order:', error);
    process.exit(1);
  }
}

parentPort().on('message', ({ data, ports: given }) => {
  if (data === 'close') {
    void close();
    return;
  }
  if (printer.take(data)) return;
  for (const port of given) {
    servePort(engine, port);
    port.start();
  }
});
