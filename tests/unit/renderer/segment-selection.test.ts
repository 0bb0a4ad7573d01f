import { describe, expect, it } from 'vitest';
import {
  chooseOne,
  chooseRange,
  nothingChosen,
  placeAfterKey,
  rangeTo,
} from '../../../renderer/features/segments/segment-selection.ts';
import type { SegmentSelection } from '../../../renderer/features/segments/segment-selection.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';

const id = (name: string): SegmentId => name as SegmentId;
const seen = ({ chosen, anchor, cursor }: SegmentSelection): string => `${[...chosen].join(' ')} | ${anchor} ${cursor}`;

describe('choosing rows of a table of which a part is loaded', () => {
  it('takes one, adds, takes away, and keeps the anchor of a range', () => {
    const one = chooseOne(nothingChosen, 7, id('seven'), 'alone');
    const two = chooseOne(one, 900, id('far'), 'toggled');
    const back = chooseOne(two, 7, id('seven'), 'toggled');
    expect([one, two, back].map(seen)).toEqual(['seven | 7 7', 'seven far | 900 900', 'far | 7 7']);
    expect([rangeTo(two, 5), rangeTo(two, 902)]).toEqual([
      { first: 5, last: 900 },
      { first: 900, last: 902 },
    ]);
    expect(seen(chooseRange(two, 902, [id('a'), id('b'), id('c')]))).toBe('a b c | 900 902');
  });

  it('walks within the table and leaves other keys alone', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'x'];
    const from = (cursor: number, total: number) => keys.map((key) => placeAfterKey(key, cursor, 20, total));
    expect(from(5, 100)).toEqual([6, 4, 25, 0, 0, 99, null]);
    expect(from(99, 100)).toEqual([99, 98, 99, 79, 0, 99, null]);
    expect(from(0, 0)).toEqual([null, null, null, null, null, null, null]);
  });
});
