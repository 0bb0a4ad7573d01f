import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFolded, foldForIndex, foldText } from '../../../shared/domain/text/folding.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { anyCodeUnits, anyText, family, slices } from './text-samples.ts';

/** All spellings of a row must fold to one. */
function expectOneSpelling(...spellings: string[]): void {
  expect(new Set(spellings.map((spelling) => foldForIndex(spelling)))).toEqual(new Set([foldForIndex(spellings[0]!)]));
}

/** Each a grapheme cluster that folds to something, longer or shorter than itself. */
const wholeCharacters = [
  'a',
  'É',
  'e\u0301',
  'ﬃ',
  'ß',
  'می\u200C',
  '😀',
  '𝐀',
  'か\u3099',
  '\u1112\u1161\u11AB',
  'مُ',
  '…',
  '“',
  'कि',
];

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}

function hits(text: string, query: string): string[] {
  return slices(text, findFolded(text, query));
}

describe('spellings that are one to a reader', () => {
  test.each([
    ['letter case', ['Sovereignty', 'SOVEREIGNTY', 'sovereignty']],
    ['special case', ['Straße', 'STRASSE', 'strasse']],
    ['Greek sigma', ['ΣΟΦΟΣ', 'σοφος', 'σοφός', 'σοφοσ']],
    ['Turkish i', ['İstanbul', 'istanbul', 'Istanbul', 'ıstanbul']],
    ['diacritics, composed and not', ['Élysée', 'E\u0301lyse\u0301e', 'elysee']],
    ['letters with a stroke', ['Wałęsa', 'Walesa']],
    ['ligatures', ['oﬃce', 'office']],
    ['full-width forms', ['ＭＩＳＳＩＬＥ　２', 'missile 2']],
    ['quotation marks', ['“no”', '«no»', '„no‟', '"no"']],
    ['apostrophes', ['don’t', 'donʼt', "don't", 'don‘t']],
    ['dashes', ['cease–fire', 'cease—fire', 'cease‑fire', 'cease-fire', 'cease−fire']],
    ['soft hyphen and bidirectional marks', ['sover\u00ADeignty', '\u202Bsovereignty\u202C\u200F', 'sovereignty']],
    ['no-break space', ['red\u00A0line', 'red\u202Fline', 'red line']],
    ['Arabic and Persian yeh', ['ایران', 'ايران', 'اىران']],
    ['Arabic and Persian kaf', ['حاکمیت', 'حاكميت', 'حاكمیت']],
    ['hamza on alef', ['أمن', 'إمن', 'آمن', 'ٱمن', 'امن', 'ا\u0653من']],
    ['hamza on waw and yeh', ['مسؤول', 'مسوول']],
    ['short vowels', ['مُذَاكِرَات', 'مذاکرات']],
    ['tatweel', ['حاکمیــــت', 'حاکمیت']],
    ['ZWNJ', ['می‌رود', 'میرود']],
    ['heh with yeh', ['خانه‌ی ما', 'خانه ی ما', 'خانۀ ما', 'خانهٔ ما', 'خانه ما', 'خانه‌ي ما']],
    ['presentation forms', ['ﺍﯾﺮﺍﻥ', 'ایران']],
    ['digits', ['۱۴۰۳', '١٤٠٣', '１４０３', '1403']],
    ['Hebrew points', ['שָׁלוֹם', 'שלום']],
    ['kana', ['ﾐｻｲﾙ', 'ミサイル']],
    ['voiced kana', ['ガ', 'ｶﾞ', 'カ\u3099']],
    ['Hangul jamo', ['한국', '\u1112\u1161\u11AB\u1100\u116E\u11A8']],
  ])('%s', (_, spellings) => expectOneSpelling(...spellings));
});

describe('spellings that stay apart', () => {
  test.each([
    ['voiced kana', 'か', 'が'],
    ['Hindi vowels', 'कि', 'का'],
    ['Thai vowels', 'กิ', 'กา'],
    ['Hangul syllables', '하', '한'],
    ['yeh as a letter of the word', 'خانه‌یی', 'خانه'],
  ])('%s', (_, a, b) => {
    expect(foldForIndex(a)).not.toBe(foldForIndex(b));
  });
});

describe('findFolded', () => {
  test('finds every spelling, and gives the original ones', () => {
    const text = 'ايران و ایران؛ «ایـران» و اِیران، در اﯾﺮان و ایران‌زمین.';
    expect(hits(text, 'ایران')).toEqual(['ايران', 'ایران', 'ایـران', 'اِیران', 'اﯾﺮان', 'ایران\u200C']);
    expect(hits(text, 'إيران')).toHaveLength(6);
    expect(hits('در خانۀ ما یا خانه‌ی ما', 'خانهٔ ما')).toEqual(['خانۀ ما', 'خانه‌ی ما']);
  });

  test('gives whole characters: the ligature, the letter with its mark, the pair', () => {
    expect(hits('oﬃce', 'ff')).toEqual(['ﬃ']);
    expect(hits('ﬀ', 'f')).toEqual(['ﬀ']);
    expect(hits('cafe\u0301 x', 'cafe')).toEqual(['cafe\u0301']);
    expect(hits('𝐁𝐨𝐥𝐝', 'bold')).toEqual(['𝐁𝐨𝐥𝐝']);
    expect(hits(`a ${family} b`, '👩')).toEqual([family]);
  });

  test('finds inside text without spaces', () => {
    expect(findFolded('国家主权不可谈判', '主权')).toEqual([{ start: 2, end: 4 }]);
    expect(hits('弾道ﾐｻｲﾙの射程', 'ミサイル')).toEqual(['ﾐｻｲﾙ']);
  });

  test('finds nothing for a query of which nothing is left', () => {
    expect(findFolded('abc\u200C', '')).toEqual([]);
    expect(findFolded('abc\u200C', '\u200C\u0301')).toEqual([]);
  });

  test('takes ZWNJ for a word break where asked', () => {
    expect(foldForIndex('می‌رود و خانه‌ی', { zwnj: 'word-break' })).toBe('می رود و خانه');
    expect(findFolded('می‌رود', 'رود', { zwnj: 'word-break' })).toEqual([{ start: 3, end: 6 }]);
  });

  test('searches a text that was folded before', () => {
    const folded = foldText('Éire, éire');
    expect(findFolded(folded, 'EIRE')).toEqual([
      { start: 0, end: 4 },
      { start: 6, end: 10 },
    ]);
  });
});

describe('foldText', () => {
  test('refuses ranges outside the folded text', () => {
    expect(() => foldText('oﬃce').toOriginal(0, 7)).toThrow(RangeError);
    expect(() => foldText('abc').toOriginal(2, 1)).toThrow(RangeError);
  });

  test('folds to the same with and without the way back, for any code units', () => {
    fc.assert(
      fc.property(anyCodeUnits, fc.constantFrom('removed' as const, 'word-break' as const), (text, zwnj) => {
        expect(foldText(text, { zwnj }).folded).toBe(foldForIndex(text, { zwnj }));
      }),
    );
  });

  test('folds composed and decomposed text to the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldForIndex(text.normalize('NFD'))).toBe(foldForIndex(text.normalize('NFC')));
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves a folded text as it is', () => {
    const unsettled: string[] = [];
    for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const folded = foldForIndex(String.fromCodePoint(codePoint));
      if (foldForIndex(folded) !== folded) unsettled.push(`U+${codePoint.toString(16)}: ${folded}`);
    }
    expect(unsettled).toEqual([]);
  });

  test('leads back to text that holds what was found', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        // A yeh after heh is ezafe only where the word ends, which a stretch cut out of the text cannot know.
        fc.pre(!/[هەۀ][\u200C\u00A0 ][یيى]/.test(text));
        const shadow = foldText(text);
        const { folded } = shadow;
        const [start, end] = ordered(a % (folded.length + 1), b % (folded.length + 1));
        const range = shadow.toOriginal(start, end);
        expect(snapToGraphemes(text, range)).toEqual(range);
        expect(foldForIndex(text.slice(range.start, range.end))).toContain(folded.slice(start, end));
      }),
      { numRuns: 1000 },
    );
  });

  test('leads back to exactly the characters that were found, where they are whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...wholeCharacters), { maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const [from, to] = ordered(a % (parts.length + 1), b % (parts.length + 1));
          const before = parts.slice(0, from).join('');
          const quote = parts.slice(from, to).join('');
          const shadow = foldText(parts.join(''));
          const start = foldForIndex(before).length;
          const expected = { start: before.length, end: before.length + quote.length };
          expect(shadow.toOriginal(start, start + foldForIndex(quote).length)).toEqual(expected);
        },
      ),
    );
  });

  test('finds every stretch of the text by itself', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const quote = text.slice(...ordered(a % (text.length + 1), b % (text.length + 1)));
        const folded = foldForIndex(quote);
        fc.pre(folded !== '' && foldForIndex(text).includes(folded));
        const found = findFolded(text, quote);
        expect(found.length).toBeGreaterThan(0);
        for (const range of found) expect(foldForIndex(text.slice(range.start, range.end))).toContain(folded);
      }),
      { numRuns: 1000 },
    );
  });
});
