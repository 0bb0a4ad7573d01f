import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byStartThenLonger, createIntervalIndex } from '../../../shared/domain/text/interval-index.ts';

const anyRanges = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 40 },
);

describe('createIntervalIndex', () => {
  test('answers in the order of start, the longer first', () => {
    const short = { start: 2, end: 4, name: 'short' };
    const long = { start: 2, end: 9, name: 'long' };
    const early = { start: 0, end: 3, name: 'early' };
    const index = createIntervalIndex([short, long, early]);
    expect(index.at(2)).toEqual([early, long, short]);
    expect(index.at(3)).toEqual([long, short]);
    expect(index.at(9)).toEqual([]);
    expect(index.overlapping({ start: 3, end: 5 })).toEqual([long, short]);
    expect(index.overlapping({ start: 3, end: 3 })).toEqual([]);
  });

  test('keeps two codings of one passage, in the order in which they were given', () => {
    const ranges = [1, 2, 3].map((id) => ({ start: 5, end: 8, id }));
    expect(
      createIntervalIndex(ranges)
        .at(6)
        .map((range) => range.id),
    ).toEqual([1, 2, 3]);
  });

  test('gives what looking at every range gives', () => {
    fc.assert(
      fc.property(anyRanges, fc.nat(80), fc.nat(20), (ranges, start, length) => {
        const index = createIntervalIndex(ranges);
        const query = { start, end: start + length };
        const full = ranges.filter((range) => range.start < range.end).sort(byStartThenLonger);
        const expected = full.filter((range) => range.start < query.end && query.start < range.end);
        expect(index.overlapping(query)).toEqual(length === 0 ? [] : expected);
        expect(index.at(start)).toEqual(full.filter((range) => range.start <= start && start < range.end));
      }),
    );
  });

  test('is not slowed by one range over everything: visits few of 100,000', () => {
    let reads = 0;
    const ranges = Array.from({ length: 100_000 }, (_, i) => ({
      start: i * 10,
      get end() {
        reads++;
        return i === 0 ? 1_000_000 : i * 10 + 5;
      },
    }));
    const index = createIntervalIndex(ranges);
    reads = 0;
    expect(index.at(500_001)).toHaveLength(2);
    expect(reads).toBeLessThan(100);
  });
});
