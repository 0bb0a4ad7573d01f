import { describe, expect, it } from 'vitest';
import { servePort } from '../../electron/engine/rpc-server.ts';
import { createMemoryPair, type MemoryPort } from '../../electron/hosts/memory-pair.ts';
import { createPortClient } from '../../shared/contract/rpc-client.ts';
import { describeContract } from './contract-suite.ts';
import { createTestEngine } from './test-engine.ts';

describeContract('the in-memory pair', async () => {
  const engine = createTestEngine();
  const ports: MemoryPort[] = [];
  return {
    async connect() {
      const [engineEnd, clientEnd] = createMemoryPair();
      ports.push(clientEnd);
      servePort(engine, engineEnd);
      return createPortClient(clientEnd);
    },
    async close() {
      for (const port of ports) port.close();
      await engine.close();
    },
  };
});

describe('The in-memory pair', () => {
  const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

  it('delivers copies, later and in order', async () => {
    const [left, right] = createMemoryPair();
    const heard: unknown[] = [];
    right.onMessage.addListener((data) => heard.push(data));
    const message = { list: [1, 2] };
    left.postMessage(message);
    left.postMessage('second');
    message.list.push(3);
    expect(heard).toEqual([]);
    await nextTurn();
    expect(heard).toEqual([{ list: [1, 2] }, 'second']);
  });

  it('refuses what cannot be copied, as a port does', () => {
    const [left] = createMemoryPair();
    expect(() => left.postMessage({ run: () => 1 })).toThrow(/could not be cloned/);
  });

  it('delivers what was posted before it was closed, then tells both ends', async () => {
    const [left, right] = createMemoryPair();
    const heard: unknown[] = [];
    right.onMessage.addListener((data) => heard.push(data));
    right.onDisconnect.addListener(() => heard.push('right closed'));
    left.onDisconnect.addListener(() => heard.push('left closed'));
    left.postMessage('last words');
    left.close();
    left.postMessage('too late');
    await nextTurn();
    right.postMessage('too late as well');
    await nextTurn();
    expect(heard.map(String).toSorted()).toEqual(['last words', 'left closed', 'right closed']);
    expect(heard.indexOf('last words')).toBeLessThan(heard.indexOf('right closed'));
  });
});
