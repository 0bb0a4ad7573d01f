import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VariableType } from '../../../shared/domain/coding/types.ts';
import { guessVariableType, readVariableValue, tidyChoices } from '../../../shared/domain/coding/variable-values.ts';

const read = (type: VariableType, given: string, choices: string[] = []): string => {
  const outcome = readVariableValue({ type, choices }, given);
  return 'value' in outcome ? outcome.value : `(${outcome.problem})`;
};
const isRefused = (type: VariableType, given: string, choices: string[] = []): boolean =>
  read(type, given, choices).startsWith('(');

describe('a number', () => {
  it.each([
    ['12', '12'],
    [' 12.50 ', '12.5'],
    ['+3', '3'],
    ['007', '7'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['1E21', '1e+21'],
    ['3,5', '3.5'],
    ['-12,25', '-12.25'],
    ['0,125', '0.125'],
    ['1234,567', '1234.567'],
    ['1,2345', '1.2345'],
    ['۱۲٫۵', '12.5'],
    ['−4', '-4'],
    ['9007199254740991', '9007199254740991'],
  ])('%s is written %s', (given, value) => expect(read('number', given)).toBe(value));

  it.each(['1,234', '-12,345', '1,234,567', '1,234.5', '1.234.567', '12a', 'twelve', '0x10', 'Infinity', 'NaN', '1 2'])(
    '%s is refused',
    (given) => expect(isRefused('number', given)).toBe(true),
  );

  it('is refused where digits would be lost', () => {
    expect(read('number', '12345678901234567891')).toContain('more digits');
    expect(read('number', '0.12345678901234567890')).toContain('more digits');
    expect(read('number', '1e999')).toContain('larger');
  });

  it('of any double comes back as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const written = JSON.stringify(number === 0 ? 0 : number);
        expect(read('number', written)).toBe(written);
      }),
    );
  });
});

describe('a date', () => {
  it.each([
    ['2026', '2026'],
    ['2026-3', '2026-03'],
    ['2026/03/04', '2026-03-04'],
    ['2024.2.29', '2024-02-29'],
    ['2026-03-04 8:05', '2026-03-04T08:05'],
    ['2026-03-04T08:05:00Z', '2026-03-04T08:05Z'],
    ['2026-03-04T08:05+0330', '2026-03-04T08:05+03:30'],
    ['۱۴۰۳', '1403'],
    ['0099-02-28', '0099-02-28'],
  ])('%s is written %s', (given, value) => expect(read('date', given)).toBe(value));

  it.each([
    '4/3/2026',
    '4.3.2026',
    '26-03-04',
    '2026-13',
    '2026-02-30',
    '1900-02-29',
    '2026-03-04T25:00',
    '2026-03-04T08:05:30',
    'March 2026',
  ])('%s is refused', (given) => expect(isRefused('date', given)).toBe(true));
});

describe('yes or no', () => {
  it.each(['yes', 'YES', 'true', '1'])('%s is true', (given) => expect(read('yes-no', given)).toBe('true'));
  it.each(['no', 'No', 'FALSE', '0'])('%s is false', (given) => expect(read('yes-no', given)).toBe('false'));
  it.each(['y', 'maybe', '2', 'constructor', '__proto__'])('%s is neither', (given) =>
    expect(isRefused('yes-no', given)).toBe(true),
  );
});

describe('a choice', () => {
  it('is one of the list, in the spelling of the list', () => {
    expect(read('choice', ' Left ', ['Left', 'Right'])).toBe('Left');
    expect(read('choice', 'left', ['Left', 'Right'])).toBe('Left');
    expect(read('choice', 'left', ['Left', 'LEFT'])).toMatch(/^\(the choices are Left, LEFT/);
    expect(read('choice', 'centre', ['Left', 'Right'])).toBe('(the choices are Left, Right)');
    expect(read('choice', 'centre')).toBe('(the variable has no choices yet)');
  });

  it('stands in its list once', () => expect(tidyChoices([' a', 'b', 'a', '', ' '])).toEqual(['a', 'b']));
});

describe('any value', () => {
  it('is none where there are only blanks', () => {
    for (const type of ['text', 'number', 'date', 'yes-no', 'choice'] as const) expect(read(type, ' \t\n')).toBe('');
  });

  it('keeps its words, and line ends become those of articles', () => {
    expect(read('text', ' two\r\nlines, “quoted” 🚀 ')).toBe('two\nlines, “quoted” 🚀');
  });

  it('is in its one spelling already when it is read again', () => {
    const types = fc.constantFrom<VariableType>('text', 'number', 'date', 'yes-no', 'choice');
    const given = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+0-9.,eE/: ]{0,14}$/));
    fc.assert(
      fc.property(types, given, (type, text) => {
        const outcome = readVariableValue({ type, choices: ['a', 'B'] }, text);
        if ('value' in outcome) expect(read(type, outcome.value, ['a', 'B'])).toBe(outcome.value);
      }),
    );
  });
});

describe('the type of a column', () => {
  it.each([
    [['1', '2,5', '', '1e3'], 'number'],
    [['2019', '2020'], 'number'],
    [['1', '0', '1'], 'number'],
    [['yes', 'no', '1'], 'yes-no'],
    [['2019', '2020-05'], 'date'],
    [['001', '002'], 'text'],
    [['0', '0.5'], 'number'],
    [['1,234'], 'text'],
    [['', ' '], 'text'],
    [['a', 'b', 'c'], 'text'],
  ] as const)('%j is %s', (values, type) => expect(guessVariableType(values).type).toBe(type));

  it('is a choice where few short values come again and again', () => {
    expect(guessVariableType(['b', 'a', 'b', 'a', 'b', 'a', ''])).toEqual({ type: 'choice', choices: ['a', 'b'] });
    expect(guessVariableType(Array.from({ length: 6 }, () => 'long '.repeat(10)))).toEqual({
      type: 'text',
      choices: [],
    });
  });
});
