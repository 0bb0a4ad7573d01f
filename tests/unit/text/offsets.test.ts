import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertRange, createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import { anyCodeUnits, combining, family, persian } from './text-samples.ts';

describe('createOffsetIndex', () => {
  test('counts an emoji once, as Python and R do', () => {
    const text = 'a😀b';
    const index = createOffsetIndex(text);
    expect({ length: index.length, codePointLength: index.codePointLength }).toEqual({ length: 4, codePointLength: 3 });
    expect([0, 1, 3, 4].map((offset) => index.toCodePoint(offset))).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3].map((offset) => index.toUtf16(offset))).toEqual([0, 1, 3, 4]);
  });

  test('takes an offset inside a pair for the start of its character', () => {
    expect(createOffsetIndex('a😀b').toCodePoint(2)).toBe(1);
  });

  test('leaves text of the basic plane alone: combining marks, Persian, ZWNJ, CRLF', () => {
    for (const text of [combining, persian, 'a\r\nb']) {
      const index = createOffsetIndex(text);
      expect(index.codePointLength).toBe(text.length);
      expect(index.toCodePoint(4)).toBe(4);
    }
  });

  test('agrees with counting by hand at every offset', () => {
    fc.assert(
      fc.property(anyCodeUnits, (text) => {
        const index = createOffsetIndex(text);
        const characters = Array.from(text);
        expect(index.codePointLength).toBe(characters.length);
        let utf16 = 0;
        for (let codePoint = 0; codePoint <= characters.length; codePoint++) {
          expect(index.toUtf16(codePoint)).toBe(utf16);
          expect(index.toCodePoint(utf16)).toBe(codePoint);
          utf16 += characters[codePoint]?.length ?? 0;
        }
      }),
    );
  });

  test('keeps thousands of pairs apart', () => {
    const text = `${family} and text `.repeat(3000);
    const index = createOffsetIndex(text);
    const at = text.length - 7;
    expect(index.toCodePoint(at)).toBe(Array.from(text.slice(0, at)).length);
    expect(index.toUtf16(index.toCodePoint(at))).toBe(at);
  });

  test('refuses offsets outside the text', () => {
    for (const text of ['abc', 'a😀']) {
      const index = createOffsetIndex(text);
      for (const offset of [-1, 4, 0.5, Number.NaN]) {
        expect(() => index.toCodePoint(offset)).toThrow(RangeError);
        expect(() => index.toUtf16(offset)).toThrow(RangeError);
      }
    }
    expect(() => assertRange({ start: 2, end: 1 }, 3)).toThrow(RangeError);
  });
});
