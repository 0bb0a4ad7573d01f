import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnchor, reanchor, type Reanchoring } from '../../../shared/domain/text/anchors.ts';
import { isGraphemeBoundary } from '../../../shared/domain/text/graphemes.ts';
import { persian, textWithRange } from './text-samples.ts';

const article = [
  'Envoys met in the harbour town for a second day. The minister said that the range of the missiles was a matter of',
  'sovereignty and would not be discussed. His deputy was milder: the range, she said, could be named in a letter.',
  'Observers 😀 saw in this a first step. The other side repeated that it would not negotiate under pressure.',
].join(' ');

/** Anchors the first occurrence of `quote` in one text and looks for it in another. */
function follow(quote: string, from: string, to: string): Reanchoring & { found: string | null } {
  const start = from.indexOf(quote);
  const result = reanchor(createAnchor(from, { start, end: start + quote.length }, 'old'), to, 'new');
  return { ...result, found: result.range && to.slice(result.range.start, result.range.end) };
}

describe('createAnchor', () => {
  test('keeps the quote and 32 characters on both sides, and cuts no pair', () => {
    const text = `😀${'x'.repeat(31)}quote${'y'.repeat(31)}😀`;
    expect(createAnchor(text, { start: 33, end: 38 }, 'h')).toEqual({
      start: 33,
      end: 38,
      quote: 'quote',
      prefix: 'x'.repeat(31),
      suffix: 'y'.repeat(31),
      textHash: 'h',
    });
    expect(createAnchor('ab', { start: 0, end: 2 }, 'h')).toMatchObject({ prefix: '', quote: 'ab', suffix: '' });
  });

  test('refuses an empty passage', () => {
    expect(() => createAnchor('ab', { start: 1, end: 1 }, 'h')).toThrow(RangeError);
  });
});

describe('reanchor', () => {
  test('trusts the position where the hash is the same and the words stand there', () => {
    const anchor = createAnchor('no no no', { start: 3, end: 5 }, 'same');
    expect(reanchor(anchor, 'no no no', 'same')).toEqual({ outcome: 'kept', range: { start: 3, end: 5 }, score: 1 });
  });

  test('does not trust a hash against the words', () => {
    const anchor = { ...createAnchor(article, { start: 10, end: 50 }, 'same'), start: 12, end: 52 };
    expect(reanchor(anchor, article, 'same')).toMatchObject({ outcome: 'moved', range: { start: 10, end: 50 } });
  });

  test('keeps what an edit further on did not touch', () => {
    expect(follow('a matter of sovereignty', article, `${article} Corrected later.`)).toMatchObject({
      outcome: 'kept',
      score: 1,
    });
  });

  test('follows what an edit before it shifted', () => {
    const result = follow('a matter of sovereignty', article, `CORRECTION 😀\n${article}`);
    expect(result).toMatchObject({ outcome: 'moved', score: 1, found: 'a matter of sovereignty' });
  });

  test('tells two places of the same words apart by what stands around them, though not all of it is left', () => {
    const edited = article
      .replace('The minister said', 'The foreign minister insisted')
      .replace('missiles was', 'missiles is');
    const result = follow('the range', article, edited);
    expect(result).toMatchObject({ outcome: 'moved', found: 'the range' });
    expect(result.range!.start).toBe(edited.indexOf('the range'));
    expect(result.score).toBeLessThan(1);
  });

  test('finds words that were changed a little', () => {
    expect(
      follow('would not negotiate under pressure', article, article.replace('not negotiate', 'never negotiate')),
    ).toMatchObject({
      outcome: 'moved',
      found: 'would never negotiate under pressure',
    });
    expect(follow('sovereignty', article, article.replace('sovereignty', 'sovreignty'))).toMatchObject({
      outcome: 'moved',
      found: 'sovreignty',
    });
    expect(follow('حاکمیت ملی', persian, `خبر: ${persian.replace('حاکمیت', 'حاكميت')}`)).toMatchObject({
      outcome: 'moved',
      found: 'حاكميت ملی',
    });
  });

  test('finds a long passage with several corrections', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `Paragraph ${i} says that point ${i * 7} was agreed by both sides.`,
    ).join('\n');
    const text = `Before it.\n${long}\nAfter it.`;
    const edited = long
      .replace('point 70 ', 'point seventy ')
      .replace('point 280 was', 'point 280 had been')
      .replace('Paragraph 0', 'Section 0');
    expect(follow(long, text, `New.\nBefore it.\n${edited}\nAfter it.`)).toMatchObject({
      outcome: 'moved',
      found: edited,
    });
  });

  test('finds both ends of a long passage into which a paragraph was put', () => {
    const points = Array.from({ length: 120 }, (_, i) => `Point ${i * 7} was agreed by both sides on day ${i}.`);
    const text = `Before it.\n${points.join('\n')}\nAfter it.`;
    const inserted = 'A paragraph that nobody had foreseen. '.repeat(20);
    const edited = points.with(60, inserted).join('\n');
    expect(follow(points.join('\n'), text, `New.\nBefore it.\n${edited}\nAfter it.`)).toMatchObject({
      outcome: 'moved',
      found: edited,
    });
  });

  test('does not decide between two places that are equally good', () => {
    const list = 'Answer: no.\nAnswer: no.\nAnswer: no.\n'.repeat(4);
    expect(follow('no', `x${list}`, list)).toMatchObject({ outcome: 'lost', range: null });
    const twice = `${article}\n${article}`;
    expect(follow('would not negotiate', article, twice)).toMatchObject({ outcome: 'lost', range: null });
    const changedTwice = twice.replaceAll('not negotiate', 'never negotiate');
    expect(follow('would not negotiate', article, changedTwice)).toMatchObject({ outcome: 'lost', range: null });
  });

  test('prefers the place where nothing has changed to one that is nearly the same', () => {
    const text = 'Section 11 of the treaty says: no.\nSection 12 of the treaty says: no.\n';
    const result = reanchor(createAnchor(text, { start: 31, end: 33 }, 'old'), `Title\n${text}`, 'new');
    expect(result).toEqual({ outcome: 'moved', range: { start: 37, end: 39 }, score: 1 });
  });

  test('loses what was taken out', () => {
    expect(
      follow('a matter of sovereignty', article, article.replace('a matter of sovereignty and ', '')),
    ).toMatchObject({ outcome: 'lost' });
    expect(follow('the range', article, 'Another text. It has the range of subjects that one expects.')).toMatchObject({
      outcome: 'lost',
    });
    expect(follow('the range', article, '')).toEqual({ outcome: 'lost', range: null, score: 0, found: null });
  });

  test('does not take the words for found inside other characters', () => {
    expect(follow('cafe', 'At the cafe they met.', 'At the cafe\u0301 they met.')).not.toMatchObject({ found: 'cafe' });
  });

  test('says lost, and quickly, where common words have lost their context', () => {
    expect(follow('the', `${article} the end`, 'the '.repeat(200_000))).toMatchObject({ outcome: 'lost' });
  });

  test('follows any passage through any insertion before it, or says that it is lost; never to other words', () => {
    fc.assert(
      fc.property(textWithRange, fc.stringMatching(/^[a-z \n]{0,30}$/), ({ text, range }, inserted) => {
        fc.pre(range.start < range.end && isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end));
        const anchor = createAnchor(text, range, 'old');
        const changed = `${inserted}\n${text}`;
        const result = reanchor(anchor, changed, 'new');
        const shifted = { start: range.start + inserted.length + 1, end: range.end + inserted.length + 1 };
        const context = anchor.prefix + anchor.quote + anchor.suffix;
        const isUnique = changed.indexOf(context) === changed.lastIndexOf(context);
        if (isUnique) expect(result).toEqual({ outcome: 'moved', range: shifted, score: 1 });
        else expect(result).toMatchObject({ outcome: 'lost', range: null });
      }),
      { numRuns: 500 },
    );
  });
});
