import { describe, expect, it } from 'vitest';
import {
  readDate,
  readKey,
  readLanguage,
  readLine,
  readName,
  readNumber,
  readUrl,
} from '../../../renderer/features/inspector/field-values.ts';
import { overlapping, paragraphNumber, relation } from '../../../renderer/features/inspector/passage-facts.ts';
import { segment } from './records.ts';

describe('the place of a passage', () => {
  const text = 'First 🚀.\n\nSecond one.\n \nThird';

  it('counts paragraphs as the dataset does, by line breaks', () => {
    const positions = [0, text.indexOf('Second'), text.indexOf('one'), text.indexOf('Third'), text.length, 1000];
    expect(positions.map((position) => paragraphNumber(text, position))).toEqual([1, 3, 3, 5, 5, 5]);
    expect(paragraphNumber('', 0)).toBe(1);
  });

  it('finds the codings that share a character, in reading order', () => {
    const chosen = segment('chosen', 10, 20);
    const others = [
      segment('touching-before', 0, 10),
      segment('touching-after', 20, 30),
      segment('same', 10, 20),
      segment('inside', 12, 14),
      segment('around', 5, 25),
      segment('across', 15, 25),
      chosen,
    ];
    expect(overlapping(others, chosen).map((other) => [other.id, relation(chosen, other)])).toEqual([
      ['around', 'around'],
      ['same', 'same'],
      ['inside', 'within'],
      ['across', 'overlapping'],
    ]);
  });
});

describe('what is typed into a field', () => {
  it('reads numbers with point or comma', () => {
    expect(['', ' 2 ', '0,5', '-1.25', '−3', '.5', '1.', 'two', '1.2.3', '1e5'].map(readNumber)).toEqual([
      { value: null },
      { value: 2 },
      { value: 0.5 },
      { value: -1.25 },
      { value: -3 },
      { value: 0.5 },
      { value: 1 },
      { problem: 'number' },
      { problem: 'number' },
      { problem: 'number' },
    ]);
  });

  it('reads dates that exist, as precise as they are given', () => {
    const typed = [
      '',
      '2026',
      '2026-3',
      '2026/03/05',
      '2026.3.5',
      '2026-03-05 14:05',
      '2024-02-29',
      '2026-02-29',
      '2026-13',
      '5 March',
      '2026-03-05T24:00',
    ];
    expect(typed.map(readDate)).toEqual([
      { value: null },
      { value: '2026' },
      { value: '2026-03' },
      { value: '2026-03-05' },
      { value: '2026-03-05' },
      { value: '2026-03-05T14:05' },
      { value: '2024-02-29' },
      { problem: 'date' },
      { problem: 'date' },
      { problem: 'date' },
      { problem: 'date' },
    ]);
  });

  it('reads addresses, languages, names, lines and keys', () => {
    expect([
      readUrl('https://ledger.example/a'),
      readUrl('ledger.example'),
      readLanguage('fa-IR'),
      readLanguage('Persian'),
      readName('  No   talks '),
      readName(' \n '),
      readLine('  '),
      readKey('Q'),
      readKey('ش'),
      readKey('qq'),
      readKey('?'),
      readKey(''),
    ]).toEqual([
      { value: 'https://ledger.example/a' },
      { problem: 'url' },
      { value: 'fa-IR' },
      { problem: 'language' },
      { value: 'No talks' },
      { problem: 'empty' },
      { value: null },
      { value: 'q' },
      { value: 'ش' },
      { problem: 'key' },
      { problem: 'key' },
      { value: null },
    ]);
  });
});
