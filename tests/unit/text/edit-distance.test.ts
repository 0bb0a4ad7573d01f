import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignedDistance, bestFit } from '../../../shared/domain/text/edit-distance.ts';

/** Straight from the definition, and slow. */
function distanceByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const change = distanceByDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return Math.min(change, distanceByDefinition(a.slice(1), b) + 1, distanceByDefinition(a, b.slice(1)) + 1);
}

const anyShort = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

describe('bestFit', () => {
  test('places a pattern with a typing error', () => {
    expect(bestFit('sovereignty', 'a matter of sovreignty, he said')).toEqual({ start: 12, end: 22, distance: 1 });
  });

  test('takes the first of two equally good places', () => {
    expect(bestFit('no', 'no, no')).toEqual({ start: 0, end: 2, distance: 0 });
  });

  test('gives the least distance to any part of the text, and a part that has it', () => {
    fc.assert(
      fc.property(anyShort, anyShort, (pattern, text) => {
        const { start, end, distance } = bestFit(pattern, text);
        expect(distanceByDefinition(pattern, text.slice(start, end))).toBe(distance);
        const all = Array.from({ length: 36 }, (_, i) => text.slice(Math.floor(i / 6), i % 6));
        expect(distance).toBe(Math.min(...all.map((part) => distanceByDefinition(pattern, part))));
      }),
    );
  });

  test('at the end takes only parts that end the text', () => {
    fc.assert(
      fc.property(anyShort, anyShort, (pattern, text) => {
        const all = Array.from({ length: text.length + 1 }, (_, start) => text.slice(start));
        const least = Math.min(...all.map((part) => distanceByDefinition(pattern, part)));
        expect(bestFit(pattern, text, 'at-end').distance).toBe(least);
      }),
    );
  });
});

describe('alignedDistance', () => {
  test('is the edit distance of short texts', () => {
    fc.assert(
      fc.property(anyShort, anyShort, (a, b) => {
        expect(alignedDistance(a, b)).toBe(distanceByDefinition(a, b));
      }),
    );
  });

  test('adds up what was changed in several places of a long text', () => {
    const text = Array.from({ length: 2000 }, (_, i) => `Point ${i * 37} was agreed.`).join(' ');
    const edited = text.replace('Point 3700 ', 'Item 3700 ').replace('Point 37000 was', 'Point 37000 had been');
    expect(alignedDistance(text, text)).toBe(0);
    expect(alignedDistance(text, edited)).toBe(
      distanceByDefinition('Point', 'Item') + distanceByDefinition('was', 'had been'),
    );
  });

  test('takes texts that have nothing in common for wholly different', () => {
    expect(alignedDistance('a'.repeat(5000), 'b'.repeat(4000))).toBe(5000);
  });
});
