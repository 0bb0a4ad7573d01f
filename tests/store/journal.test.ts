import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '../../shared/contract/rpc-client.ts';
import { startEngine, type RunningEngine } from '../support/engine-client.ts';
import { dumpTables } from './dump-tables.ts';
import { everyVerbOnce, perform, randomCommand, type RandomCommand } from './random-commands.ts';

type Dump = ReturnType<typeof dumpTables>;

interface Scene extends RunningEngine {
  readonly dump: () => Dump;
  readonly reopen: () => Promise<void>;
}

/** A sample project, which has something of everything. */
async function inSampleProject(body: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlance-journal-'));
  const running = startEngine();
  try {
    const file = path.join(folder, 'study.parlance');
    await running.client.project.create({ path: file, title: 'Study', coderName: 'Ada', sample: true });
    await body({
      ...running,
      dump: () => dumpTables(running.engine.context.session.require().db),
      async reopen() {
        await running.client.project.close();
        await running.client.project.open({ path: file });
      },
    });
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function travelAll(client: EngineClient, direction: 'undo' | 'redo'): Promise<number> {
  for (let steps = 0; ; steps++) {
    if ((await client.history.state())[direction] === null) return steps;
    await client.history[direction]();
  }
}

/** Adding a coder is the one step of these that is not undone. */
function withoutCodersSince(beginning: Dump, dump: Dump): Dump {
  const known = new Set((beginning['coder'] as { id: string }[]).map((coder) => coder.id));
  return { ...dump, coder: (dump['coder'] as { id: string }[]).filter((coder) => known.has(coder.id)) };
}

const sequence = (maxLength: number): fc.Arbitrary<RandomCommand[]> =>
  fc.array(randomCommand, { minLength: 5, maxLength });

describe('the journal', () => {
  it('holds all that any commands did: undoing all leads to the very rows of the beginning, redoing all to those of the end', async () => {
    const outcomes = new Map<string, Set<string>>();
    await fc.assert(
      fc.asyncProperty(sequence(30), (commands) =>
        inSampleProject(async ({ client, dump, reopen }) => {
          const beginning = dump();
          for (const command of commands) {
            const before = { dump: dump(), revision: (await client.project.info()).revision };
            const outcome = await perform(client, command);
            outcomes.set(command.verb, (outcomes.get(command.verb) ?? new Set()).add(outcome));
            // What was refused has left no trace.
            if (outcome !== 'done') {
              expect({ dump: dump(), revision: (await client.project.info()).revision }).toEqual(before);
            }
          }
          const end = dump();
          await reopen();
          const steps = await travelAll(client, 'undo');
          expect(withoutCodersSince(beginning, dump())).toEqual(beginning);
          await reopen();
          expect(await travelAll(client, 'redo')).toBe(steps);
          expect(dump()).toEqual(end);
          expect((await client.project.check()).problems).toEqual([]);
        }),
      ),
      { numRuns: 10, examples: [[everyVerbOnce]] },
    );
    // The property would be empty if commands of some kind were always refused.
    for (const [verb, seen] of outcomes) expect([verb, [...seen]]).toEqual([verb, expect.arrayContaining(['done'])]);
  }, 240_000);

  it('leads back and forth in any order, and each step does all of its work or is refused', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: randomCommand },
      { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) =>
        inSampleProject(async ({ client, dump }) => {
          for (const [number, one] of steps.entries()) {
            if (typeof one !== 'string') {
              await perform(client, one);
              continue;
            }
            const before = dump();
            const coders = await client.coders.list();
            const coderId = number % 3 ? {} : { coderId: coders[number % coders.length]!.id };
            const refused = await client.history[one](coderId).then(
              () => null,
              (error: { code: string }) => error.code,
            );
            if (refused !== null) {
              expect(['history.conflict', `history.nothing-to-${one}`]).toContain(refused);
              expect(dump()).toEqual(before);
            } else if (!(await client.history.state(coderId))[one === 'undo' ? 'redo' : 'undo']) {
              throw new Error(`After ${one} there is no way back`);
            }
          }
          expect((await client.project.check()).problems).toEqual([]);
        }),
      ),
      { numRuns: 8 },
    );
  }, 240_000);
});

describe('a coder who was added', () => {
  it('does not stand in the way of undoing what was done before', () =>
    inSampleProject(async ({ client, dump }) => {
      const beginning = dump();
      await client.project.rename({ title: 'Another title' });
      const { coder } = await client.coders.create({ name: 'Third' });
      await client.coders.select({ id: coder.id });
      await client.codes.create({ name: 'By the third' });
      expect(await travelAll(client, 'undo')).toBe(2);
      expect(withoutCodersSince(beginning, dump())).toEqual(beginning);
    }));
});
