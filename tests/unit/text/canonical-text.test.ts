import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import { anyCodeUnits, anyText, persian } from './text-samples.ts';

describe('canonicalizeText', () => {
  test('makes every kind of line break one line feed', () => {
    expect(canonicalizeText('a\r\nb\rc\nd\u2028e\u2029f\u0085g\vh\fi')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni');
    expect(canonicalizeText('a\r\n\r\nb\r\rc\n\rd')).toBe('a\n\nb\n\nc\n\nd');
  });

  test('removes control characters but keeps the tab', () => {
    expect(canonicalizeText('a\0b\x01\x1Fc\td\x08')).toBe('abc\td');
  });

  test('removes a byte-order mark at the beginning and no other', () => {
    expect(canonicalizeText('\uFEFFa\uFEFFb')).toBe('a\uFEFFb');
    expect(canonicalizeText('\0\uFEFF\uFEFFa')).toBe('a');
  });

  test('replaces lone surrogates, also where removing what stood between them would join them', () => {
    expect(canonicalizeText('a\uD83Db\uDE00c')).toBe('a\uFFFDb\uFFFDc');
    expect(canonicalizeText('\uD83D\0\uDE00')).toBe('\uFFFD\uFFFD');
    expect(canonicalizeText('😀')).toBe('😀');
  });

  test('touches nothing else: no composition, no trimming, no marks lost', () => {
    const text = `  ${persian}\u200F cafe\u0301 caf\u00E9 \u00A0\u00AD\u200B 😀  `;
    expect(canonicalizeText(text)).toBe(text);
    fc.assert(fc.property(anyText, (any) => canonicalizeText(any) === any));
  });

  test('always gives text that can be written as UTF-8, and applying it twice changes nothing', () => {
    fc.assert(
      fc.property(anyCodeUnits, (decoded) => {
        const text = canonicalizeText(decoded);
        expect(new TextDecoder().decode(new TextEncoder().encode(`.${text}`))).toBe(`.${text}`);
        expect(canonicalizeText(text)).toBe(text);
        expect(text).not.toMatch(/[\r\u2028\u2029\u0085\v\f]/);
        expect(Array.from(text).filter((character) => character < ' ' && !'\n\t'.includes(character))).toEqual([]);
      }),
    );
  });
});
