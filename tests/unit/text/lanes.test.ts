import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignLanes } from '../../../shared/domain/text/lanes.ts';

const anyItems = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 30 })
  .map((pairs) => pairs.map(([start, length], i) => ({ id: `s${i}`, start, end: start + length })));

type Item = { id: string; start: number; end: number };

function overlaps(a: Item, b: Item): boolean {
  return a !== b && a.start < b.end && b.start < a.end;
}

function expectNoneShared(items: readonly Item[], lanes: ReadonlyMap<string, number>): void {
  expect(lanes.size).toBe(items.length);
  for (const a of items) {
    for (const b of items) if (overlaps(a, b)) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
  }
}

describe('assignLanes', () => {
  test('puts what touches into one lane and what overlaps into two', () => {
    const items = [
      { id: 'a', start: 0, end: 10 },
      { id: 'b', start: 10, end: 20 },
      { id: 'c', start: 5, end: 15 },
    ];
    expect(assignLanes(items)).toEqual(
      new Map([
        ['a', 0],
        ['b', 0],
        ['c', 1],
      ]),
    );
  });

  test('never lets two that overlap share a lane, and needs no more lanes than lie on top of each other', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const lanes = assignLanes(items);
        expectNoneShared(items, lanes);
        const depth = Math.max(
          0,
          ...items.map((item) => items.filter((other) => other.start <= item.start && item.start < other.end).length),
        );
        expect(new Set(lanes.values()).size).toBe(depth);
        expect(Math.max(-1, ...lanes.values())).toBe(depth - 1);
      }),
    );
  });

  test('moves no bracket when codings are added or removed', () => {
    fc.assert(
      fc.property(anyItems, fc.array(fc.boolean()), (items, kept) => {
        const before = items.filter((_, i) => kept[i] ?? false);
        const lanesBefore = assignLanes(before);
        const lanesAfterAdding = assignLanes(items, lanesBefore);
        expectNoneShared(items, lanesAfterAdding);
        for (const item of before) expect(lanesAfterAdding.get(item.id)).toBe(lanesBefore.get(item.id));
        const lanesAfterRemoving = assignLanes(before, lanesAfterAdding);
        for (const item of before) expect(lanesAfterRemoving.get(item.id)).toBe(lanesAfterAdding.get(item.id));
      }),
    );
  });

  test('gives way where a resized coding would run into its neighbour', () => {
    const previous = new Map([
      ['a', 0],
      ['b', 0],
    ]);
    const items = [
      { id: 'a', start: 0, end: 15 },
      { id: 'b', start: 10, end: 20 },
    ];
    expect(assignLanes(items, previous)).toEqual(
      new Map([
        ['a', 0],
        ['b', 1],
      ]),
    );
  });

  test('gives the same lanes whatever the order of the list', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        expect(assignLanes(items.toReversed())).toEqual(assignLanes(items));
      }),
    );
  });
});
