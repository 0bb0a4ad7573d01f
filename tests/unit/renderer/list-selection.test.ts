import { describe, expect, it } from 'vitest';
import {
  keepShown,
  neighbour,
  nothingSelected,
  select,
  selectAll,
  selectionMode,
  survivor,
} from '../../../renderer/features/articles/list-selection.ts';
import type { ListSelection } from '../../../renderer/features/articles/list-selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const seen = (selection: ListSelection<string>): string =>
  `${[...selection.chosen].join('')} anchor ${selection.anchor} cursor ${selection.cursor}`;

describe('choosing in a list', () => {
  it('a plain click takes one, Ctrl adds and takes away, Shift takes everything from the anchor', () => {
    const one = select<string>(nothingSelected, order, 'b', 'alone');
    const two = select(one, order, 'd', 'toggled');
    const back = select(two, order, 'b', 'toggled');
    const range = select(one, order, 'd', 'range');
    const shrunk = select(range, order, 'a', 'range');
    expect([one, two, back, range, shrunk].map(seen)).toEqual([
      'b anchor b cursor b',
      'bd anchor d cursor d',
      'd anchor b cursor b',
      'bcd anchor b cursor d',
      'ab anchor b cursor a',
    ]);
  });

  it('Shift without an anchor, or with one that is no longer shown, takes the one', () => {
    expect(seen(select<string>(nothingSelected, order, 'c', 'range'))).toBe('c anchor c cursor c');
    const gone: ListSelection<string> = { chosen: new Set(['x']), anchor: 'x', cursor: 'x' };
    expect(seen(select(gone, order, 'c', 'range'))).toBe('c anchor c cursor c');
  });

  it('takes everything and keeps the cursor', () => {
    expect(seen(selectAll(select<string>(nothingSelected, order, 'c', 'alone'), order))).toBe(
      'abcde anchor c cursor c',
    );
  });

  it('lets go of what a filter hides, and stays the same object when it hides nothing', () => {
    const range = select(select<string>(nothingSelected, order, 'b', 'alone'), order, 'd', 'range');
    expect(seen(keepShown(range, ['c', 'd', 'e']))).toBe('cd anchor null cursor d');
    expect(keepShown(range, order)).toBe(range);
  });

  it('reads the mode from the keys', () => {
    const keys = { shiftKey: false, ctrlKey: false, metaKey: false };
    expect([
      selectionMode(keys),
      selectionMode({ ...keys, metaKey: true }),
      selectionMode({ ...keys, ctrlKey: true, shiftKey: true }),
    ]).toEqual(['alone', 'toggled', 'range']);
  });
});

describe('walking through a list', () => {
  it('stops at both ends and starts at the near end', () => {
    expect([
      neighbour(order, 'b', 1),
      neighbour(order, 'e', 1),
      neighbour(order, 'a', -1),
      neighbour(order, 'b', 10),
      neighbour(order, null, 1),
      neighbour(order, 'x', -1),
      neighbour([], 'x', 1),
    ]).toEqual(['c', 'e', 'a', 'e', 'a', 'e', null]);
  });

  it('after a removal goes to the next that stays, otherwise to the one before', () => {
    expect([
      survivor(order, new Set(['b', 'c']), 'b'),
      survivor(order, new Set(['d', 'e']), 'e'),
      survivor(order, new Set(order), 'c'),
    ]).toEqual(['d', 'c', null]);
  });
});
