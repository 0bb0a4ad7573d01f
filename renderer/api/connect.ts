import i18next from 'i18next';
import { createPortClient, createWebSocketClient } from '../../shared/contract/rpc-client.ts';
import type { DesktopBridge, DesktopMessage } from '../../shared/contract/desktop-bridge.ts';
import { useConnection } from '../state/connection.ts';
import { engine, setEngine } from './engine.ts';
import { listenToEvents } from './events.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';
import { greet } from './session.ts';

const firstWait = 500;
const longestWait = 5_000;
/** How often the first connection is tried before the page says that nobody answers. */
const firstTries = 3;

/** Connects the page to its engine and keeps it connected: by a port in the desktop window, otherwise by WebSocket. */
export async function connect(): Promise<void> {
  useConnection.getState().set('starting');
  try {
    if (globalThis.parlanceDesktop) await connectDesktop(globalThis.parlanceDesktop);
    else await connectBrowser();
  } catch (error) {
    useConnection.getState().set('failed', error instanceof Error ? error.message : String(error));
  }
}

async function becomeReady(): Promise<void> {
  listenToEvents();
  await greet();
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'greeting' });
  useConnection.getState().set('ready');
}

async function connectDesktop(bridge: DesktopBridge): Promise<void> {
  window.addEventListener('message', (event: MessageEvent<DesktopMessage>) => {
    if (event.source === window && event.data?.type === 'parlance:engine-lost') {
      void reconnectDesktop(bridge, event.data.message);
    }
  });
  await takePort(bridge);
  await becomeReady();
}

/** The port arrives as a message of the page's own window before `connect()` settles. */
async function takePort(bridge: DesktopBridge): Promise<void> {
  const port = new Promise<MessagePort>((resolve) => {
    const onMessage = (event: MessageEvent<DesktopMessage>): void => {
      const [arrived] = event.ports;
      if (event.source !== window || event.data?.type !== 'parlance:port' || !arrived) return;
      window.removeEventListener('message', onMessage);
      resolve(arrived);
    };
    window.addEventListener('message', onMessage);
  });
  await bridge.connect();
  const arrived = await port;
  setEngine(createPortClient(arrived));
  // Messages wait in a port until it is started, and somebody listens by now.
  arrived.start();
}

/** The engine process ended by itself and a new one stands ready: the project is opened again in it. */
async function reconnectDesktop(bridge: DesktopBridge, message: string): Promise<void> {
  const connection = useConnection.getState();
  const project = queryClient.getQueryData(queries.project().queryKey);
  connection.set('lost', message);
  try {
    await takePort(bridge);
    if (project) await engine().project.open({ path: project.path, mode: project.mode });
    await becomeReady();
  } catch (error) {
    connection.set('failed', error instanceof Error ? error.message : String(error));
  }
}

function rpcAddress(): string {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

function openSocket(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(rpcAddress());
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('close', () => reject(new Error('The connection was refused')), { once: true });
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function connectBrowser(): Promise<void> {
  const socket = await socketWithin(firstTries);
  socket.addEventListener('close', () => void reconnectBrowser(), { once: true });
  setEngine(createWebSocketClient(socket));
  await becomeReady();
}

/** Tries again, each time a little later; gives up where another start of Parlance answers, which does not know us. */
async function socketWithin(tries: number): Promise<WebSocket> {
  for (let attempt = 1, wait = firstWait; ; attempt++, wait = Math.min(wait * 1.6, longestWait)) {
    try {
      return await openSocket();
    } catch (error) {
      if (attempt >= tries || (await isStranger())) throw error;
      await pause(wait);
    }
  }
}

/** Whether the server refuses this page's session: it was started anew, under a new address. */
async function isStranger(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).status === 401;
  } catch {
    return false; // Nobody answers; that may pass.
  }
}

async function reconnectBrowser(): Promise<void> {
  const connection = useConnection.getState();
  connection.set('lost');
  const socket = await socketWithin(Number.POSITIVE_INFINITY).catch(() => null);
  if (!socket) return connection.set('lost', i18next.t('app:connection.newAddress'));
  socket.addEventListener('close', () => void reconnectBrowser(), { once: true });
  setEngine(createWebSocketClient(socket));
  // When it breaks again at once, the next close starts the next round.
  await becomeReady().catch(() => undefined);
}
