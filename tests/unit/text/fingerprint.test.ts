import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf, eachWindow, findRuns, sketchOf } from '../../../shared/domain/text/fingerprint.ts';
import { squeezeText } from '../../../shared/domain/text/squeezed-text.ts';

const article =
  'Résumé of the talks 🚀 in Geneva. “We will not, cannot negotiate,” she said.\n\nThe e\u0301te\u0301 round failed; ایران می‌گوید بُرد.';

describe('a squeezed text', () => {
  it('is the same for copies that differ in case, marks, quotes and white space', () => {
    const copies = [
      article,
      article.normalize('NFD'),
      article.replaceAll(' ', ' \u00A0\n').toUpperCase(),
      article.replaceAll('“', '"').replaceAll('”', '"'),
      `\n  ${article}\t\n`,
    ];
    expect(new Set(copies.map((copy) => squeezeText(copy).squeezed)).size).toBe(1);
    expect(squeezeText(article).squeezed).toMatch(/^resume of the talks 🚀 in geneva\. "we will/);
  });

  it('leads there and back', () => {
    const text = squeezeText(article);
    for (const quote of ['🚀 in Geneva', '“We will', 'said.\n\nThe', 'e\u0301te', 'می‌گوید']) {
      const start = article.indexOf(quote);
      const there = text.toSqueezed({ start, end: start + quote.length });
      const back = text.toOriginal(there);
      expect(article.slice(back.start, back.end)).toBe(quote);
    }
    expect(text.toSqueezed({ start: 0, end: article.length })).toEqual({ start: 0, end: text.squeezed.length });
    expect(squeezeText(' \n ').squeezed).toBe('');
  });

  it('of any text keeps ranges in order and inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const range = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
        const squeezed = squeezeText(text);
        const there = squeezed.toSqueezed(range);
        const back = squeezed.toOriginal(there);
        expect(there.start).toBeLessThanOrEqual(there.end);
        expect(there.end).toBeLessThanOrEqual(squeezed.squeezed.length);
        if (there.start < there.end) {
          expect(back.start).toBeGreaterThanOrEqual(range.start);
          expect(back.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('a sketch', () => {
  const words = Array.from({ length: 600 }, (_, number) => `word${(number * 7919) % 1009}`);
  const text = words.join(' ');
  const shareOf = (sketch: readonly number[], other: string): number => {
    const hashes = new Set<number>();
    eachWindow(other, 1, (hash) => hashes.add(hash));
    return sketch.filter((hash) => hashes.has(hash)).length / sketch.length;
  };

  it('is found in a copy with much around it, mostly in a corrected one, not in another text', () => {
    const sketch = sketchOf(text, 1);
    expect(sketch).toHaveLength(32);
    expect(shareOf(sketch, `menu login ${text} share this`)).toBe(1);
    const corrected = words.map((word, number) => (number % 60 === 0 ? 'corrected' : word)).join(' ');
    expect(shareOf(sketch, corrected)).toBeGreaterThan(0.6);
    expect(shareOf(sketch, words.toReversed().join(' '))).toBeLessThan(0.1);
  });

  it('depends on the seed, and on nothing but letters and digits', () => {
    expect(sketchOf(text, 2)).not.toEqual(sketchOf(text, 1));
    expect(sketchOf(words.join(', '), 1)).toEqual(sketchOf(text, 1));
    expect(sketchOf('short', 1)).toHaveLength(1);
    expect(sketchOf(' …', 1)).toEqual([]);
  });
});

describe('runs by their check', () => {
  it('finds every place where the words stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), fc.nat(10), (text, start, length) => {
        const run = text.slice(start, start + length);
        if (run === '') return;
        expect(findRuns(text, run.length, checkOf(run), 1000)).toContain(text.indexOf(run));
      }),
    );
    expect(findRuns('abab', 2, checkOf('ab'), 10)).toEqual([0, 2]);
    expect(findRuns('ab', 3, checkOf('abc'), 10)).toEqual([]);
  });
});
