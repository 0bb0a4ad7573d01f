import { expect, test } from 'vitest';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { ParlanceError } from '../../shared/contract/errors.ts';
import { brokenPromises, fixtureBytes } from './support.ts';

/** Small linear congruential generator (Numerical Recipes): the same damage on every machine. */
function randomSource(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Damage = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const flip: Damage = (bytes, random) => {
  const damaged = bytes.slice();
  for (let count = 1 + random(12); count > 0; count -= 1) {
    const at = random(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
  }
  return damaged;
};
const truncate: Damage = (bytes, random) => bytes.slice(0, 1 + random(bytes.length));
const cutOut: Damage = (bytes, random) => {
  const start = random(bytes.length);
  const length = random(Math.min(4_000, bytes.length - start));
  return Uint8Array.from([...bytes.subarray(0, start), ...bytes.subarray(start + length)]);
};
const noise: Damage = (bytes, random) => Uint8Array.from({ length: 1 + random(bytes.length) }, () => random(256));

const victims = [
  'pdf/two-columns.pdf',
  'pdf/persian.pdf',
  'docx/pandoc.docx',
  'docx/libreoffice.docx',
  'docx/encrypted.docx',
  'html/herald.html',
  'html/persian-1256.html',
  'encodings/ja.cp932.txt',
  'encodings/en.utf-16.txt',
];
const rounds = 60;

/** Answers the outcome in a word, or what is wrong with it. */
async function outcomeOf(fileName: string, bytes: Uint8Array): Promise<string> {
  try {
    const problems = brokenPromises(await planImport({ fileName, bytes }));
    return problems.length === 0 ? 'planned' : problems.join('; ');
  } catch (error) {
    if (!(error instanceof ParlanceError)) return `threw ${String(error)}`;
    return error.code.startsWith('import.') && error.message.length > 20 ? 'refused' : `refused badly: ${error.code}`;
  }
}

test.each(Object.entries({ flip, truncate, cutOut, noise }))(
  'damaged files (%s) are planned or refused, and nothing else happens',
  async (name, damage) => {
    const random = randomSource(name.length * 7_919);
    const outcomes = new Map<string, number>();
    for (const victim of victims) {
      const whole = fixtureBytes(victim);
      const fileName = victim.split('/').at(-1) ?? victim;
      for (let round = 0; round < rounds; round += 1) {
        const outcome = await outcomeOf(fileName, damage(whole, random));
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }
    expect([...outcomes.keys()].toSorted()).toEqual(['planned', 'refused']);
  },
  180_000,
);
