import { describe, expect, test } from 'vitest';
import { hitFrom, mostPainted, paintedHits } from '../../../renderer/features/reader/find-hits.ts';

const hits = [10, 20, 30].map((start) => ({ start, end: start + 5 }));

describe('where finding starts', () => {
  test.each([
    [0, 0],
    [12, 0],
    [15, 1],
    [29, 2],
    [35, 0],
  ])('from %i at hit %i', (offset, hit) => expect(hitFrom(hits, offset)).toBe(hit));

  test('nowhere at the first, though there is none', () => expect(hitFrom([], 7)).toBe(0));
});

test('of very many hits those around the present one are painted', () => {
  const many = Array.from({ length: 5_000 }, (_, start) => ({ start, end: start + 1 }));
  for (const current of [0, 2_500, 4_999]) {
    const painted = paintedHits(many, current);
    expect(painted).toHaveLength(mostPainted);
    expect(painted).toContain(many[current]);
  }
  expect(paintedHits(hits, 1)).toBe(hits);
});
