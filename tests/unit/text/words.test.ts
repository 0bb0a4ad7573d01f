import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextWordBoundary, previousWordBoundary, wordRangeAt } from '../../../shared/domain/text/words.ts';
import { anyText, combining, family } from './text-samples.ts';

function wordAt(text: string, offset: number, language: string | null = 'en'): string | null {
  const range = wordRangeAt(text, offset, language);
  return range && text.slice(range.start, range.end);
}

describe('wordRangeAt', () => {
  test('takes the whole word, with its marks, apostrophe or ZWNJ', () => {
    expect(wordAt("They don't know.", 7)).toBe("don't");
    expect(wordAt(`a ${combining} b`, 4)).toBe(combining);
    expect(wordAt('آنها می‌روند.', 8, 'fa')).toBe('می‌روند');
    expect(wordAt('会谈将继续', 1, 'zh')).toBe('会谈');
    expect(wordAt('rose 3.5 percent', 6)).toBe('3.5');
  });

  test('takes an emoji for a word', () => {
    expect(wordAt(`a ${family} b`, 5)).toBe(family);
  });

  test('takes the word that ends at the offset, and none between words', () => {
    expect(wordAt('One, two', 3)).toBe('One');
    expect(wordAt('One, two', 4)).toBeNull();
    expect(wordAt('', 0)).toBeNull();
  });
});

describe('word boundaries', () => {
  test('go from end to end forwards and from start to start backwards', () => {
    const text = 'One, “two” می‌روند 😀 end.\nNext';
    const ends: string[] = [];
    for (let at = 0; at < text.length;) {
      const end = nextWordBoundary(text, at, null);
      ends.push(text.slice(at, end));
      at = end;
    }
    const starts: string[] = [];
    for (let at = text.length; at > 0;) {
      const start = previousWordBoundary(text, at, null);
      starts.unshift(text.slice(start, at));
      at = start;
    }
    expect(ends).toEqual(['One', ', “two', '” می‌روند', ' 😀', ' end', '.\nNext']);
    expect(starts).toEqual(['One, “', 'two” ', 'می‌روند ', '😀 ', 'end.\n', 'Next']);
  });

  test('can be asked for the other edge, to shrink a passage by a word', () => {
    expect(nextWordBoundary('One two three', 0, 'en', 'start')).toBe(4);
    expect(previousWordBoundary('One two three', 13, 'en', 'end')).toBe(7);
  });

  test('reach across any amount of what is no word', () => {
    const gap = ' .'.repeat(3000);
    const text = `One${gap}two`;
    expect(nextWordBoundary(text, 3, 'en')).toBe(text.length);
    expect(previousWordBoundary(text, text.length - 3, 'en')).toBe(0);
    expect(nextWordBoundary(gap, 0, 'en')).toBe(gap.length);
    expect(previousWordBoundary(gap, gap.length, 'en')).toBe(0);
  });

  test('give what segmenting the whole text gives', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const words = [...segmenter.segment(text)].filter(
          (part) => part.isWordLike === true || /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(part.segment),
        );
        const ends = words.map((word) => word.index + word.segment.length);
        const starts = words.map((word) => word.index);
        expect(nextWordBoundary(text, offset, 'en')).toBe(ends.find((end) => end > offset) ?? text.length);
        expect(previousWordBoundary(text, offset, 'en')).toBe(starts.findLast((start) => start < offset) ?? 0);
      }),
    );
  });
});
