import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGraphemeBoundary, snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { anyCodeUnits, anyText, family, flag, textWithRange } from './text-samples.ts';

/** What the window must give as well, by segmenting the whole text. */
function boundariesOf(text: string): Set<number> {
  const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return new Set([...segments.map((segment) => segment.index), text.length]);
}

describe('isGraphemeBoundary', () => {
  test.each([
    ['surrogate pair', '😀', [1]],
    ['family', family, [1, 2, 3, 5, 8, 10]],
    ['combining mark', 'e\u0301', [1]],
    ['skin tone', '👍🏽', [1, 2, 3]],
    ['flag', flag, [1, 2, 3]],
    ['CRLF', '\r\n', [1]],
    ['variation selector', '❤\uFE0F', [1]],
    ['Hangul jamo', '\u1112\u1161\u11AB', [1, 2]],
    ['ZWNJ after a letter', 'ی\u200C', [1]],
  ])('knows no boundary inside a %s', (_, text, inside) => {
    const padded = `ab ${text} cd`;
    for (const offset of inside) expect(isGraphemeBoundary(padded, 3 + offset)).toBe(false);
    expect(isGraphemeBoundary(padded, 3)).toBe(true);
    expect(isGraphemeBoundary(padded, 3 + text.length)).toBe(true);
  });

  test('finds the middle of a row of flags, however long', () => {
    const text = flag.repeat(501);
    expect(isGraphemeBoundary(text, 500 * 4)).toBe(true);
    expect(isGraphemeBoundary(text, 500 * 4 + 2)).toBe(false);
  });

  test('knows every character of the first two planes beside a letter', () => {
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint < 0x20000; codePoint++) {
      const text = `a${String.fromCodePoint(codePoint)}a`;
      const boundaries = boundariesOf(text);
      for (const offset of [1, text.length - 1]) {
        if (isGraphemeBoundary(text, offset) !== boundaries.has(offset))
          wrong.push(`U+${codePoint.toString(16)} ${offset}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('gives what segmenting the whole text gives, at every offset', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyCodeUnits), (text) => {
        const boundaries = boundariesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          expect(isGraphemeBoundary(text, offset)).toBe(boundaries.has(offset));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('snapToGraphemes', () => {
  test('widens a range to whole characters on both sides', () => {
    const text = `x${family}y`;
    expect(snapToGraphemes(text, { start: 3, end: 5 })).toEqual({ start: 1, end: 12 });
    expect(snapToGraphemes('e\u0301e\u0301', { start: 1, end: 3 })).toEqual({ start: 0, end: 4 });
  });

  test('contains the range, ends on boundaries, and moves nothing the second time', () => {
    fc.assert(
      fc.property(textWithRange, ({ text, range }) => {
        const snapped = snapToGraphemes(text, range);
        expect(snapped.start).toBeLessThanOrEqual(range.start);
        expect(snapped.end).toBeGreaterThanOrEqual(range.end);
        const boundaries = boundariesOf(text);
        expect([boundaries.has(snapped.start), boundaries.has(snapped.end)]).toEqual([true, true]);
        expect(snapToGraphemes(text, snapped)).toEqual(snapped);
      }),
    );
  });

  test('refuses what is no range of the text', () => {
    expect(() => snapToGraphemes('abc', { start: 2, end: 1 })).toThrow(RangeError);
    expect(() => snapToGraphemes('abc', { start: 0, end: 4 })).toThrow(RangeError);
  });
});
