import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  growBySentence,
  moveEdge,
  shrinkBySentence,
  snapEdge,
  snapPassage,
  stepSentence,
} from '../../../renderer/features/reader/passage-steps.ts';
import { isGraphemeBoundary } from '../../../shared/domain/text/graphemes.ts';
import { createTextIndex } from '../../../shared/domain/text/sentences.ts';

function stepped(text: string, language = 'en') {
  const words = (range: { start: number; end: number }): string => text.slice(range.start, range.end);
  const find = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
  return { text, language, index: createTextIndex(text, language), words, find };
}

const news = stepped('The talks failed. Nobody was surprised.\nA second round begins on Monday.');

describe('stepping by sentences', () => {
  test('goes over the ends of paragraphs and stops at the ends of the text', () => {
    const second = stepSentence(news, news.find('The talks failed.'), 1);
    const third = stepSentence(news, second, 1);
    expect([news.words(second), news.words(third)]).toEqual([
      'Nobody was surprised.',
      'A second round begins on Monday.',
    ]);
    expect(stepSentence(news, third, 1)).toEqual(third);
    expect(news.words(stepSentence(news, third, -1))).toBe('Nobody was surprised.');
  });

  test('from a word goes on to the next sentence, and back to its own', () => {
    const word = news.find('was');
    expect(news.words(stepSentence(news, word, 1))).toBe('A second round begins on Monday.');
    expect(news.words(stepSentence(news, word, -1))).toBe('Nobody was surprised.');
  });

  test('grows by whole sentences and gives them back until one is left', () => {
    const one = news.find('The talks failed.');
    const two = growBySentence(news, one);
    const three = growBySentence(news, two);
    expect([two, three].map(news.words)).toEqual(['The talks failed. Nobody was surprised.', news.text]);
    expect(growBySentence(news, three)).toEqual(three);
    expect(shrinkBySentence(news, three)).toEqual(two);
    expect(shrinkBySentence(news, two)).toEqual(one);
    expect(shrinkBySentence(news, one)).toEqual(one);
  });

  test('a passage that ends inside a sentence first takes the rest of it', () => {
    expect(news.words(growBySentence(news, news.find('The talks')))).toBe('The talks failed.');
  });
});

describe('moving an edge by a word', () => {
  const passage = news.find('talks failed');

  test('moves the one edge and not the other', () => {
    expect(news.words(moveEdge(news, passage, 'start', -1))).toBe('The talks failed');
    expect(news.words(moveEdge(news, passage, 'start', 1))).toBe('failed');
    expect(news.words(moveEdge(news, passage, 'end', -1))).toBe('talks');
    expect(news.words(moveEdge(news, passage, 'end', 1))).toBe('talks failed. Nobody');
  });

  test('never leaves a passage without a word', () => {
    const word = news.find('failed');
    expect(moveEdge(news, word, 'start', 1)).toEqual(word);
    expect(moveEdge(news, word, 'end', -1)).toEqual(word);
  });
});

describe('snapping what the mouse has chosen', () => {
  test('takes begun words whole and leaves blanks', () => {
    const begun = { start: news.text.indexOf('alks'), end: news.text.indexOf('ailed') + 2 };
    expect(news.words(snapPassage(news, begun)!)).toBe('talks failed');
    expect(news.words(snapPassage(news, news.find(' talks '))!)).toBe('talks');
    expect(snapPassage(news, news.find(' '))).toBeNull();
  });

  test('keeps a Persian word with its zero-width non-joiner in one piece', () => {
    const persian = stepped('او گفت که می‌روند و باز نمی‌گردند.', 'fa');
    const half = persian.text.indexOf('روند');
    expect(persian.words(snapPassage(persian, { start: half + 1, end: half + 3 })!)).toBe('می‌روند');
  });

  test('exactly chosen characters are kept, but never half of one', () => {
    const text = 'a👩‍🚀b flag 🇮🇷 é';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        const snapped = snapPassage({ text, language: 'en' }, range, true);
        if (snapped === null) return text.slice(range.start, range.end).trim() === '';
        return isGraphemeBoundary(text, snapped.start) && isGraphemeBoundary(text, snapped.end);
      }),
    );
  });

  test('a handle takes a word whose nearer half it has passed and gives it back on the other', () => {
    const { start, end } = news.find('surprised');
    expect(snapEdge(news, end - 2, 'end')).toBe(end);
    expect(snapEdge(news, start + 2, 'end')).toBe(news.find('was').end);
    expect(snapEdge(news, start + 2, 'start')).toBe(start);
  });
});
