import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVariableNames, toVariableName } from '../../electron/engine/exporters/variable-names.ts';

const numbered = (number: number): string => `code_${number}`;
const namesOf = (names: readonly string[], maxLength = 28): string[] => {
  const things = names.map((name, index) => ({ id: String(index).padStart(4, '0'), name }));
  return [...assignVariableNames(things, { maxLength, numbered }).values()];
};

describe('variable names', () => {
  it('are written in ASCII', () => {
    expect(
      ['Sovereignty', 'Refusal to negotiate', 'Ärger & Über-Größe', 'Señor Łódź', "don't", '2024: talks', '…'].map(
        (name) => toVariableName(name, 28),
      ),
    ).toEqual(['sovereignty', 'refusal_to_negotiate', 'arger_uber_grosse', 'senor_lodz', 'dont', '2024_talks', '']);
  });

  it('are numbered where nothing of the name can be written', () => {
    expect(namesOf(['حاکمیت', 'Code 1', 'بازدارندگی', '主权'])).toEqual(['code_1', 'code_1_2', 'code_2', 'code_3']);
  });

  it('stay what they were when a code is added, whatever its name', () => {
    const before = ['Other', 'other', 'حاکمیت', 'OTHER 2'];
    expect(namesOf(before)).toEqual(['other', 'other_2', 'code_1', 'other_2_2']);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string({ unit: 'grapheme' }), (names, added) => {
        expect(namesOf([...names, added]).slice(0, names.length)).toEqual(namesOf(names));
      }),
    );
  });

  it('are unique, short enough and legal with their prefix, for any names', () => {
    const likely = fc.oneof(
      fc.constantFrom('a', 'A', 'a_2', 'Ä', 'x'.repeat(60), 'code 1'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(likely, { maxLength: 40 }), (names) => {
        const variables = namesOf(names, 12);
        expect(new Set(variables).size).toBe(names.length);
        for (const variable of variables) expect(`n_${variable}`).toMatch(/^n_[a-z0-9](?:[a-z0-9_]{0,10}[a-z0-9])?$/);
      }),
    );
  });
});
