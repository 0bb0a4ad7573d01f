import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { createTextIndex, sentenceAt, splitSentences } from '../../../shared/domain/text/sentences.ts';
import { anyText, family, slices } from './text-samples.ts';

function sentencesOf(text: string, language: string | null): string[] {
  return slices(text, splitSentences(text, { start: 0, end: text.length }, language));
}

/** Sentences joined by a space must come apart exactly where they were joined. */
function expectApart(language: string | null, ...sentences: string[]): void {
  expect(sentencesOf(sentences.join(' '), language)).toEqual(sentences);
}

describe('splitSentences in English', () => {
  test.each([
    ['titles', ['Mr. Jones met Gen. Abbas and Prof. Dr. Lee.', 'They talked.']],
    ['initials', ['The envoy, J. R. Smith, left.', 'George W. Bush stayed.']],
    ['countries', ['The U.S. Congress and U.N. Secretary agreed.', 'U.S. officials did not.']],
    ['a country at the end', ['Talks moved to the U.S.', 'The minister stayed home.']],
    ['a letter at the end', ['There is no plan B.', 'It was never written.']],
    ['companies', ['Apex Inc. Chairman Ray Lowe spoke.', 'He works for Apex Inc.', 'But he may leave.']],
    ['times', ['The vote is at 5 p.m. Monday.', 'It ends at 9 p.m.', 'Then the count begins.']],
    ['numbers', ['Output rose 3.5 percent to 1.25 million.', 'No. 7 fell.', 'He said no.', 'Nobody asked.']],
    ['Latin', ['Some arms, e.g. Scud missiles, i.e. old ones, remain.', 'Others, cf. Art. 5, do not.']],
    ['quotations', ['"Stop!" he said.', '“Will they talk?” asked the envoy.', '“No.”', 'She left.']],
    ['dots', ['He paused... and went on.', 'Really?!', 'Yes.']],
    ['brackets', ['(They refused.)', 'Nobody (not even Mr. Lee) knew.']],
    ['dates', ['On Jan. 5 and Sept. 11 talks began.', 'They ended in May.', 'Five days passed.']],
  ])('%s', (_, sentences) => expectApart('en', ...sentences));

  test('keeps the number of a list item with it', () => {
    expect(sentencesOf('1. Deterrence comes first.', 'en')).toEqual(['1. Deterrence comes first.']);
    expect(sentencesOf('IV. Results', 'en')).toEqual(['IV. Results']);
  });
});

describe('splitSentences in other languages', () => {
  test('German ordinals, dates and abbreviations', () => {
    expectApart(
      'de',
      'Am 3. März tagte der 2. Ausschuss.',
      'Es kamen z. B. Frau Dr. Klein und Prof. Lang.',
      'Es waren 12.',
      'Die anderen fehlten.',
    );
    expectApart('de', 'Das kostet 2,5 Mio. Euro bzw. Dollar.', 'Siehe Art. 5 Abs. 2 u. a. Quellen.');
    expectApart(null, 'Er kam am 3. März.', 'Sie zählte bis 12.', 'Danach schwieg sie.');
  });

  test('French and Spanish', () => {
    expectApart('fr', 'M. Dupont a vu J.-C. Martin.', 'Il est parti.', 'Cf. Mme. Blanc, p. ex. Tout va bien.');
    expectApart('es', 'El Sr. López habló con la Dra. Ruiz.', '¿Por qué no?', '¡Basta!', 'EE. UU. Unidos no existe.');
  });

  test('Persian question marks, full stops, initials and eras', () => {
    expectApart(
      'fa',
      'آیا مذاکره می‌کنید؟',
      'نه.',
      'حاکمیت خط قرمز ماست۔',
      'در سال ۵۰ ق.م. جنگ شد.',
      'ص. ۱۲ را ببینید.',
      'این پایان است.',
    );
    expectApart('fa', 'بُرد موشک ۲.۵ برابر شد!', 'او رفت… و برگشت.');
    expect(sentencesOf('او رفت.ما ماندیم.', 'fa')).toEqual(['او رفت.', 'ما ماندیم.']);
  });

  test('Arabic abbreviations', () => {
    expectApart('ar', 'وصل د. أحمد إلى المؤتمر عام 1445 هـ. برفقة وفد.', 'هل غادر؟', 'نعم.');
  });

  test('Chinese without spaces', () => {
    expect(sentencesOf('会谈继续。真的吗？是的！', 'zh')).toEqual(['会谈继续。', '真的吗？', '是的！']);
  });
});

describe('splitSentences anywhere', () => {
  test('leaves white space out, and has none in white space', () => {
    expect(splitSentences('\t Yes.  No. \u00A0', { start: 0, end: 12 }, 'en')).toEqual([
      { start: 2, end: 6 },
      { start: 8, end: 11 },
    ]);
    expect(splitSentences(' \t ', { start: 0, end: 3 }, 'en')).toEqual([]);
  });

  test('takes a language tag that is none for an unknown language', () => {
    expect(sentencesOf('One. Two.', 'not a language!')).toEqual(['One.', 'Two.']);
  });

  test('covers all that is not white space, in order, without overlap, and cuts no character', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(null, 'en', 'fa', 'de'), (text, language) => {
        const sentences = splitSentences(text, { start: 0, end: text.length }, language);
        let covered = '';
        let end = 0;
        for (const sentence of sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, sentence.start).trim()).toBe('');
          covered += text.slice(sentence.start, sentence.end).replace(/\s/g, '');
          expect(snapToGraphemes(text, sentence)).toEqual(sentence);
          end = sentence.end;
        }
        expect(covered).toBe(text.replace(/\s/g, ''));
      }),
      {
        examples: [
          ['.ำ', null],
          ['?ำ', null],
          ['\u0600 a', null],
        ],
      },
    );
  });
});

describe('createTextIndex', () => {
  const text = `One. Two ${family}.\n\n  \nThree?  Four.`;
  const index = createTextIndex(text, 'en');
  const textOf = (range: { start: number; end: number } | null): string | null =>
    range && text.slice(range.start, range.end);

  test('numbers sentences from 1 within their paragraph', () => {
    const numbers = ['One', 'Two', 'Three', 'Four'].map((word) => index.sentenceNumberAt(text.indexOf(word)));
    expect(numbers).toEqual([1, 2, 1, 2]);
    expect(index.sentenceNumberAt(text.indexOf('\n') + 1)).toBe(0);
  });

  test('gives white space to the sentence before it', () => {
    expect(textOf(index.sentenceAt(4))).toBe('One.');
    expect(textOf(index.sentenceAt(text.indexOf('Four') - 1))).toBe('Three?');
    expect(textOf(sentenceAt([{ start: 2, end: 4 }], 0))).toBe(text.slice(2, 4));
    expect(sentenceAt([], 0)).toBeNull();
  });

  test('steps over empty paragraphs, forwards and backwards, and stops at the ends', () => {
    const forwards: (string | null)[] = [];
    for (let at = index.sentenceAt(0); at !== null; at = index.nextSentence(at.start)) forwards.push(textOf(at));
    const backwards: (string | null)[] = [];
    for (let at = index.previousSentence(text.length); at !== null; at = index.previousSentence(at.start))
      backwards.push(textOf(at));
    expect(forwards).toEqual(['One.', `Two ${family}.`, 'Three?', 'Four.']);
    expect(backwards).toEqual(forwards.toReversed());
  });

  test('next starts after the offset and previous ends before it, wherever it is', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (any, seed) => {
        const anyIndex = createTextIndex(any, null);
        const offset = seed % (any.length + 1);
        const all = anyIndex.paragraphs.flatMap((paragraph) => anyIndex.sentencesOf(paragraph.index));
        expect(anyIndex.nextSentence(offset)).toEqual(all.find((sentence) => sentence.start > offset) ?? null);
        expect(anyIndex.previousSentence(offset)).toEqual(all.findLast((sentence) => sentence.end <= offset) ?? null);
      }),
    );
  });

  test('asks for each paragraph once', () => {
    expect(index.sentencesOf(0)).toBe(index.sentencesOf(0));
    expect(() => index.sentencesOf(4)).toThrow(RangeError);
  });
});
