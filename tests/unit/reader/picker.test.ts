import { describe, expect, test } from 'vitest';
import { createCodeFinder } from '../../../renderer/features/picker/find-codes.ts';
import { inVivoLength, inVivoName, planCodes } from '../../../renderer/features/picker/plan-codes.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { codeOf } from './records.ts';

const parent = (id: string, position = 0) => ({ parentId: id as CodeId, position });
const codes = [
  codeOf('sov', 'Sovereignty'),
  codeOf('ni', 'Non-interference', { ...parent('sov'), definition: 'Outsiders have no standing.' }),
  codeOf('iran', 'حاکمیت ایران', parent('sov', 1)),
  codeOf('det', 'Deterrence', { position: 1 }),
  codeOf('ret', 'Threat of retaliation', { ...parent('det'), definition: 'Answers sovereignty with force.' }),
  codeOf('old', 'Given up', { position: 2, retiredAt: '2026-01-01T00:00:00.000Z' }),
];
const finder = createCodeFinder(createCodeTree(codes));
const find = (query: string, recent: string[] = []) =>
  finder.find(query, recent as CodeId[]).map(({ code }) => code.id);

describe('finding a code', () => {
  test('without a query: the last used first, then the codebook; nothing that was retired', () => {
    expect(find('', ['ret', 'det'])).toEqual(['ret', 'det', 'sov', 'ni', 'iran']);
  });

  test('names before paths before definitions', () => {
    expect(find('sov')).toEqual(['sov', 'ni', 'iran', 'ret']);
    expect(find('outsiders')).toEqual(['ni']);
    expect(find('retal')).toEqual(['ret']);
  });

  test('several words must all be found, in whatever place of the path', () => {
    expect(find('deterrence threat')).toEqual(['ret']);
    expect(find('Deterrence > threat')).toEqual(['ret']);
    expect(find('deterrence outsiders')).toEqual([]);
  });

  test('spelling variants of Persian and letter case do not matter', () => {
    expect(find('حاكميت')).toEqual(['iran']);
    expect(finder.named('sovereignty > NON-INTERFERENCE')?.id).toBe('ni');
    expect(finder.named('Non-interference')).toBeNull();
  });
});

describe('codes that are yet to be made', () => {
  const makeIds = () => {
    let made = 0;
    return () => `new-${++made}` as CodeId;
  };

  test('a path that is there is only found', () => {
    expect(planCodes(['sovereignty', 'Non-interference'], codes, makeIds())).toEqual({ target: 'ni', missing: [] });
  });

  test('what is missing hangs below what is there', () => {
    const { target, missing } = planCodes(['Deterrence', 'Nuclear', 'Second strike'], codes, makeIds());
    expect(target).toBe('new-2');
    expect(missing.map(({ id, name, parentId, position }) => [id, name, parentId, position])).toEqual([
      ['new-1', 'Nuclear', 'det', 1],
      ['new-2', 'Second strike', 'new-1', 0],
    ]);
  });

  test('in-vivo names are the words of the passage, without breaks and separators, cut at a word', () => {
    expect(inVivoName(' not an item\n> on any agenda ')).toBe('not an item on any agenda');
    const long = inVivoName('No country negotiates the distance at which it may defend itself, said the minister.');
    expect(long).toBe('No country negotiates the distance at which it may defend…');
    expect(long.length).toBeLessThanOrEqual(inVivoLength);
    expect(inVivoName('👩‍🚀'.repeat(30)).replace('…', '').replaceAll('👩‍🚀', '')).toBe('');
  });
});
