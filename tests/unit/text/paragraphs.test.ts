import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import { paragraphAt, splitParagraphs } from '../../../shared/domain/text/paragraphs.ts';
import { anyText, persian, slices } from './text-samples.ts';

describe('splitParagraphs', () => {
  test('takes every stretch between line breaks, the empty ones too', () => {
    expect(splitParagraphs('One 😀\n\nThree\n')).toEqual([
      { index: 0, start: 0, end: 6 },
      { index: 1, start: 7, end: 7 },
      { index: 2, start: 8, end: 13 },
      { index: 3, start: 14, end: 14 },
    ]);
    expect(splitParagraphs('')).toEqual([{ index: 0, start: 0, end: 0 }]);
  });

  test('works on what canonical text makes of CRLF', () => {
    const text = canonicalizeText(`First\r\n${persian}\r\nThird`);
    expect(slices(text, splitParagraphs(text))).toEqual(['First', persian, 'Third']);
  });

  test('loses nothing', () => {
    fc.assert(fc.property(anyText, (text) => slices(text, splitParagraphs(text)).join('\n') === text));
  });
});

describe('paragraphAt', () => {
  test('finds the paragraph of every offset; a line break belongs to the one that it ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = splitParagraphs(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const breaksBefore = text.slice(0, offset).split('\n').length - 1;
          expect(paragraphAt(paragraphs, offset).index).toBe(breaksBefore);
        }
      }),
    );
  });

  test('refuses offsets outside the text', () => {
    expect(() => paragraphAt(splitParagraphs('abc'), 4)).toThrow(RangeError);
    expect(() => paragraphAt(splitParagraphs('abc'), -1)).toThrow(RangeError);
  });
});
