import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  laneCount,
  layOutBrackets,
  nextAtPoint,
  shareMargin,
  type MeasuredSpan,
} from '../../../renderer/features/reader/bracket-layout.ts';

const room = { width: 160, height: 1000, lanes: 3, labelHeight: 20 };
const span = (id: string, top: number, bottom: number, lane = 0): MeasuredSpan => ({ id, top, bottom, lane });
const labels = (spans: MeasuredSpan[]) =>
  Object.fromEntries(layOutBrackets(spans, room).brackets.map(({ id, labelTop }) => [id, labelTop]));

describe('labels', () => {
  test('stand at the first line of the passage', () => {
    expect(labels([span('a', 0, 60), span('b', 100, 130)])).toEqual({ a: 0, b: 100 });
  });

  test('where several begin together, the longer passage gives way to the shorter', () => {
    expect(labels([span('long', 0, 100), span('short', 0, 25, 1)])).toEqual({ short: 0, long: 20 });
  });

  test('one that would leave its passage is counted in a mark', () => {
    const layout = layOutBrackets([span('a', 0, 25), span('b', 0, 25, 1), span('c', 0, 25, 2)], room);
    expect(layout.brackets.map(({ id, labelTop }) => [id, labelTop])).toEqual([
      ['a', 0],
      ['b', null],
      ['c', null],
    ]);
    expect(layout.overflows).toEqual([{ top: 20, ids: ['b', 'c'] }]);
  });

  test('never overlap, never leave their passages, and every coding is named or counted once', () => {
    const spans = fc.array(fc.record({ top: fc.nat(600), height: fc.integer({ min: 5, max: 200 }), lane: fc.nat(5) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(spans, (drawn) => {
        const measured = drawn.map(({ top, height, lane }, number) => span(`${number}`, top, top + height, lane));
        const { brackets, overflows } = layOutBrackets(measured, { ...room, lanes: 6 });
        const tops = [
          ...brackets.flatMap(({ labelTop }) => labelTop ?? []),
          ...overflows.map(({ top }) => top),
        ].toSorted((a, b) => a - b);
        expect(tops.every((top, position) => position === 0 || top - tops[position - 1]! >= room.labelHeight)).toBe(
          true,
        );
        for (const { top, height, labelTop } of brackets) {
          if (labelTop === null) continue;
          expect(labelTop).toBeGreaterThanOrEqual(top);
          expect(labelTop === top || labelTop + room.labelHeight <= top + height).toBe(true);
        }
        const named = brackets.filter(({ labelTop }) => labelTop !== null).map(({ id }) => id);
        const told = [...named, ...overflows.flatMap(({ ids }) => ids)];
        expect(told.toSorted()).toEqual(measured.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('the margin', () => {
  test('gives lanes their width as long as labels keep theirs', () => {
    expect(shareMargin(160, 3)).toEqual({ lanePitch: 9, shownLanes: 3, labelStart: 33 });
    expect(shareMargin(120, 12)).toMatchObject({ lanePitch: 5, shownLanes: 12 });
  });

  test('draws no lane into the labels: codings of lanes beyond it are counted', () => {
    const { shownLanes } = shareMargin(108, 40);
    expect(shownLanes).toBeLessThan(40);
    const layout = layOutBrackets([span('far', 0, 50, 39)], { ...room, width: 108, lanes: 40 });
    expect(layout).toMatchObject({ brackets: [], overflows: [{ top: 0, ids: ['far'] }] });
  });

  test('counts lanes from the highest', () => {
    expect([laneCount([]), laneCount([0, 4, 2])]).toEqual([0, 5]);
  });
});

test('clicks go from the innermost coding outwards and round again', () => {
  const here = [
    { id: 'outer', start: 0, end: 100 },
    { id: 'middle', start: 10, end: 80 },
    { id: 'inner', start: 20, end: 30 },
  ];
  const order = ['inner', 'middle', 'outer', 'inner'];
  let chosen: string | null = null;
  for (const id of order) {
    chosen = nextAtPoint(here, chosen)!.id;
    expect(chosen).toBe(id);
  }
  expect(nextAtPoint([], null)).toBeNull();
  expect(nextAtPoint(here, 'elsewhere')!.id).toBe('inner');
});
