import { describe, expect, test } from 'vitest';
import { countWords, textDirection } from '../../../shared/domain/text/direction.ts';
import { combining, family, flag, persian } from './text-samples.ts';

describe('textDirection', () => {
  test('goes by the language where it is known', () => {
    for (const tag of ['fa', 'ar-EG', 'he', 'ur', 'ps', 'ckb', 'yi', 'FA_ir', 'az-Arab', 'uz-Arab-AF']) {
      expect([tag, textDirection('Hello', tag)]).toEqual([tag, 'rtl']);
    }
    for (const tag of ['en', 'de-AT', 'zh', 'tr', 'az', 'ur-Latn', 'ks-Deva']) {
      expect([tag, textDirection('سلام', tag)]).toEqual([tag, 'ltr']);
    }
  });

  test('goes by most letters where it is not', () => {
    expect(textDirection(persian, null)).toBe('rtl');
    expect(textDirection(`CNN: ${persian}`, '')).toBe('rtl');
    expect(textDirection(`The Persian word حاکمیت means sovereignty.`, 'und')).toBe('ltr');
    expect(textDirection(persian, 'unknown')).toBe('rtl');
    expect(textDirection('', null)).toBe('ltr');
    expect(textDirection('😀 123', null)).toBe('ltr');
  });

  test('goes by the first letter in a tie', () => {
    expect(textDirection('سلام Yeah', null)).toBe('rtl');
    expect(textDirection('Yeah سلام', null)).toBe('ltr');
  });

  test('looks at the opening alone', () => {
    expect(textDirection('a '.repeat(1000) + persian.repeat(200), null)).toBe('ltr');
  });
});

describe('countWords', () => {
  test.each([
    ['', 0],
    [' \n\t – … “”', 0],
    ["They don't know.", 3],
    ['A cease-fire, the well-known U.S. plan', 6],
    ['It rose 3.5 percent to 1,500 at 10:30.', 8],
    ['either/or — word—word', 4],
    [`${combining} ${family} ${flag} ❤\uFE0F noir`, 2],
    ['مذاکرات ادامه می‌یابد. ۱۴۰۳', 4],
    ['پیام\u200Fها \u200F— پایان', 2],
    ['One\r\ntwo\r\n', 2],
    ['한국어 문장 하나', 3],
    ['कि वार्ता जारी', 3],
    ['𝐁𝐨𝐥𝐝 text', 2],
  ])('%j has %i', (text, count) => {
    expect(countWords(text, null)).toBe(count);
  });

  test('counts scripts without spaces by dictionary', () => {
    expect(countWords('今天天气很好。会谈将继续！', 'zh')).toBe(6);
    expect(countWords('ミサイルの射程について話す', 'ja')).toBe(wordsBySegmenter('ミサイルの射程について話す', 'ja'));
    expect(countWords('รัฐมนตรีกล่าวว่า', 'th')).toBe(wordsBySegmenter('รัฐมนตรีกล่าวว่า', 'th'));
    expect(countWords('The word 主权 means sovereignty', 'en')).toBe(5);
    expect(countWords('G7峰会2026年', 'zh')).toBe(4);
  });

  test('counts the same in a long text as in its parts', () => {
    const sentence = '今天天气很好。会谈将继续！ and so on 😀。\n';
    expect(countWords(sentence.repeat(2000), 'zh')).toBe(2000 * countWords(sentence, 'zh'));
    const unbroken = '会谈将继续！';
    expect(countWords(unbroken.repeat(3000), 'zh')).toBe(3000 * countWords(unbroken, 'zh'));
  });
});

function wordsBySegmenter(text: string, language: string): number {
  const parts = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...parts].filter((part) => part.isWordLike).length;
}
