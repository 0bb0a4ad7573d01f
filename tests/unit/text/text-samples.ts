import fc from 'fast-check';

/** Four people joined by ZWJ: 11 code units, 7 code points, one grapheme cluster. */
export const family = '👨‍👩‍👧‍👦';
export const flag = '🇮🇷';
export const combining = 'cafe\u0301';
export const persian = 'مذاکرات ادامه می‌یابد. حاکمیت ملی خط قرمز است؟ بله۔';

const pieces = [
  'a',
  'B',
  'z',
  ' ',
  '  ',
  '\n',
  '\t',
  '.',
  '?',
  "'",
  '-',
  '1',
  '٣',
  '۴',
  'é',
  'e\u0301',
  'o\u0302\u0323',
  'ß',
  'ﬁ',
  'İ',
  'ı',
  'ς',
  '“',
  '”',
  '’',
  '—',
  '…',
  '\u00A0',
  '\u00AD',
  '😀',
  '👍🏽',
  family,
  flag,
  '❤\uFE0F',
  '𝐀',
  '𠮷',
  'می‌روم',
  'خانه‌ی',
  'خانۀ',
  'هٔ',
  'كتاب',
  'يک',
  'أ',
  'آ',
  'مُـ',
  '\u200C',
  '\u200D',
  '\u200F',
  'か\u3099',
  'が',
  'ｶﾞ',
  '한',
  '\u1112\u1161\u11AB',
  '汉字',
  'कि',
  'क\u094Dष',
  'ก็',
  'ำ',
  'ﷺ',
  '\u0301',
  '\u3099',
  '\u0600',
];

/** Text put together from what breaks naive handling of text: well-formed, in canonical form. */
export const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

/** Any code units at all, lone surrogates and control characters included. */
export const anyCodeUnits = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, '\r', '\r\n', '\0', '\u0085', '\u2028', '\v', '\uFEFF'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

export const textWithRange = anyText.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ text, range: { start: Math.min(a, b), end: Math.max(a, b) } })),
);

export function slices(text: string, ranges: readonly { start: number; end: number }[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}
