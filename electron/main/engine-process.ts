import { utilityProcess, MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import { answerPrintRequest } from './print-page.ts';
import { engineLostSentence, mayRestart } from './restart-policy.ts';

/** How long the engine may take to close its project before it is ended: a checkpoint of a large file on a slow disk. */
const closingTime = 10_000;

export interface EngineProcess {
  /** A new port to the engine, for the page. */
  connect(): MessagePortMain;
  /** Closes the project and ends the process; resolves when it is gone. */
  close(): Promise<void>;
}

export interface EngineProcessEvents {
  /** The engine ended by itself; a new one is already running. */
  readonly onLost: (message: string) => void;
  /** It ended so often that it is not started again. */
  readonly onGivenUp: () => void;
}

/** Runs the engine in a process of its own, so that whatever stops it does not take the window along. */
export function startEngineProcess(
  entryFile: string,
  documentsFolder: string,
  events: EngineProcessEvents,
): EngineProcess {
  let child: UtilityProcess | null = null;
  let isClosing = false;
  const endings: number[] = [];

  const start = (): void => {
    const started = utilityProcess.fork(entryFile, [documentsFolder], {
      serviceName: 'Parlance engine',
      stdio: 'inherit',
    });
    child = started;
    started.on('message', (message: unknown) => {
      void answerPrintRequest(message).then((answer) => {
        if (answer !== null && child === started) started.postMessage(answer);
      });
    });
    started.once('exit', (exitCode) => {
      if (child === started) child = null;
      if (isClosing) return;
      endings.push(Date.now());
      if (!mayRestart(endings, Date.now())) {
        events.onGivenUp();
        return;
      }
      start();
      events.onLost(engineLostSentence(exitCode));
    });
  };

  start();
  return {
    connect() {
      if (child === null) start();
      const { port1, port2 } = new MessageChannelMain();
      child?.postMessage('connect', [port1]);
      return port2;
    },
    close() {
      isClosing = true;
      const closing = child;
      if (closing === null) return Promise.resolve();
      return new Promise((resolve) => {
        const impatience = setTimeout(() => closing.kill(), closingTime);
        closing.once('exit', () => {
          clearTimeout(impatience);
          resolve();
        });
        closing.postMessage('close');
      });
    },
  };
}
