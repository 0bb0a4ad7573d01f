import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createForeignText } from '../../electron/engine/interchange/foreign-text.ts';
import { jsonRecords } from '../../electron/engine/interchange/json-records.ts';
import { canonicalizeText } from '../../shared/domain/text/canonical-text.ts';
import { lengthInCodePoints } from './reading.ts';

const awkward = fc.array(
  fc.constantFrom(
    'a',
    'ب',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\uFEFF',
    '\0',
    '\u0007',
    '😀',
    '\u2028',
    'e\u0301',
    '\uD83D',
    '\uDE00',
  ),
  { maxLength: 40 },
);

describe('a text of another program', () => {
  it('has every position where the text before it ends', () => {
    fc.assert(
      fc.property(awkward, (pieces) => {
        const raw = pieces.join('');
        const foreign = createForeignText(raw);
        expect(foreign.text).toBe(canonicalizeText(raw));
        for (let at = 0; at <= raw.length; at += 1) {
          const before = raw.slice(0, at);
          // Half a character or half a line break has no text of its own that ends there.
          if (/[\uD800-\uDBFF]$/.test(before) || (before.endsWith('\r') && raw[at] === '\n')) continue;
          const wanted = canonicalizeText(before).length;
          expect(foreign.place(at, { unit: 'utf-16', lineBreaks: 'two' })).toBe(wanted);
          const points = lengthInCodePoints(before);
          expect(foreign.place(points, { unit: 'code-point', lineBreaks: 'two' })).toBe(wanted);
          const shown = lengthInCodePoints(foreign.text.slice(0, wanted));
          expect(foreign.place(shown, { unit: 'code-point', lineBreaks: 'one' })).toBe(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has no position outside', () => {
    const foreign = createForeignText('a😀\r\nb');
    const convention = { unit: 'code-point', lineBreaks: 'two' } as const;
    expect([-1, 6, 1.5, Number.NaN, 1e12].map((at) => foreign.place(at, convention))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(foreign.place(5, convention)).toBe(foreign.text.length);
  });
});

describe('records of JSON', () => {
  const records = fc.array(
    fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as unknown),
    ),
    {
      maxLength: 6,
    },
  );
  const shapes: ((values: object[]) => string)[] = [
    (values) => JSON.stringify(values),
    (values) => JSON.stringify(values, null, 2),
    (values) => values.map((value) => JSON.stringify(value)).join('\n'),
    (values) => `\uFEFF${values.map((value) => JSON.stringify(value)).join('\r\n')}\r\n`,
  ];

  it('come out the same however the file is cut into pieces', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...shapes), fc.integer({ min: 1, max: 9 }), (values, shape, size) => {
        const bytes = Buffer.from(shape(values));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const read = [...jsonRecords(chunks)].map(({ value }) => value);
        expect(JSON.stringify(read)).toBe(JSON.stringify(values));
      }),
      { numRuns: 300 },
    );
  });

  it('with backslashes before quotation marks end where they end', () => {
    const values = [{ a: 'x\\' }, { 'b"': '\\"}' }, { c: '{"[\\\\' }];
    const bytes = Buffer.from(JSON.stringify(values));
    for (let size = 1; size < 12; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect([...jsonRecords(chunks)].map(({ value }) => value)).toEqual(values);
    }
  });
});
