import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createForeignText } from '../../electron/engine/interchange/foreign-text.ts';
import {
  conventionsFor,
  ownConvention,
  placeIn,
  type Convention,
} from '../../electron/engine/interchange/refi/conventions.ts';
import { detectOffsets } from '../../electron/engine/interchange/refi/offsets.ts';
import { qdpxReader } from '../../electron/engine/interchange/refi/qdpx.ts';
import { canonicalizeText } from '../../shared/domain/text/canonical-text.ts';
import { openShelf, readAll } from './reading.ts';
import { makeQdpx, projectXml, selectionXml, guid } from './support/refi-files.ts';

const shelf = openShelf();
afterAll(() => shelf.remove());

/** Emoji, a family, combining marks, Persian with its joiners, and line breaks, over and over. */
const canonical = Array.from({ length: 12 }, (_, number) =>
  [
    `Paragraph ${number} 🚀🚀 of the talks, in which Ada 👨‍👩‍👧 spoke.`,
    'Une e\u0301te\u0301 difficile, said the minister; “never”.',
    'ایران می‌گوید بُرد موشک‌ها موضوع گفت‌وگو نیست؟',
    '',
  ].join('\n'),
).join('\n');

/** Words and runs of words, as a coder marks them: from the beginning of a word to the end of one. */
const passages = [...canonical.matchAll(/[\p{L}\p{M}\u200C]+(?: [\p{L}\p{M}\u200C]+){0,3}/gu)]
  .filter((_, index) => index % 5 === 0)
  .map((match) => ({ start: match.index, end: match.index + match[0].length, words: match[0] }));

const windows = (text: string): string => text.replaceAll('\n', '\r\n');

/** Where a program with this convention would say that a passage of the canonical text is. */
function told(
  convention: Convention,
  raw: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  const isCounted = convention.lineBreaks === 'added' || (convention.lineBreaks === 'two' && raw.includes('\r\n'));
  const count = (at: number): number => {
    const before = isCounted ? windows(canonical.slice(0, at)) : canonical.slice(0, at);
    return convention.unit === 'utf-16' ? before.length : Array.from(before).length;
  };
  return { start: count(start), end: count(end) - (convention.end === 'last' ? 1 : 0) };
}

const every = conventionsFor('');
const files = [
  { kind: 'Windows line breaks and a byte-order mark', raw: `\uFEFF${windows(canonical)}`, lineBreaks: ['two', 'one'] },
  { kind: 'Unix line breaks', raw: canonical, lineBreaks: ['two', 'added'] },
];

describe.each(files)('positions in a text with $kind', ({ raw, lineBreaks }) => {
  const conventions = every.filter((convention) => lineBreaks.includes(convention.lineBreaks));

  it.each(conventions)('are found out where they are $unit, end $end, breaks $lineBreaks', async (convention) => {
    for (const name of [(words: string) => words, (words: string) => `${words.slice(0, 4)}…`, () => '']) {
      const selections = passages.map((passage, index) => {
        const { start, end } = told(convention, raw, passage);
        return selectionXml(index, start, end, name(passage.words));
      });
      const source = `<TextSource guid="${guid(2)}" name="Talks" plainTextPath="internal://talks.txt">${selections.join('')}</TextSource>`;
      const bytes = await makeQdpx({
        'project.qde': projectXml({ origin: 'Nobody knows 1.0', sources: source }),
        'sources/talks.txt': raw,
      });
      const { sources, notes } = await readAll(qdpxReader, shelf.file('talks.qdpx', bytes));
      const [read] = sources;
      expect(read!.article.text).toBe(canonical);
      expect(read!.segments.map(({ start, end }) => read!.article.text.slice(start, end))).toEqual(
        passages.map(({ words }) => words),
      );
      expect(notes['interchange.offsets']!.count).toBe(Math.min(200, passages.length));
    }
  });
});

it('are not taken from a name that is no quote', () => {
  const selections = passages.map(({ start, end }, index) => ({
    ...told(ownConvention, canonical, { start, end }),
    name: `line:${index}`,
  }));
  const found = detectOffsets([{ raw: canonical, selections }], every);
  expect([found.convention, found.quotes, found.quotesMet]).toEqual([ownConvention, 0, 0]);
  expect(found.atBorders).toBe(passages.length);
});

it('are those of the program where the file leaves it open', () => {
  const selections = [{ start: 0, end: 5, name: 'Talks' }];
  const conventionOf = (origin: string): Convention =>
    detectOffsets([{ raw: 'Talks', selections }], conventionsFor(origin)).convention;
  expect(conventionOf('NVivo for Mac 15.0.0')).toEqual({ unit: 'utf-16', end: 'after', lineBreaks: 'two' });
  expect(conventionOf('ATLAS.ti 23')).toEqual({ unit: 'code-point', end: 'after', lineBreaks: 'one' });
  expect(conventionOf('Something 1.0')).toEqual(ownConvention);
});

it('take whole lines for whole lines, with the break that ends them', () => {
  const lines = [...canonical.matchAll(/[^\n]*\n/g)].filter((match) => match[0].length > 1);
  const selections = lines.map((match) => ({
    ...told(ownConvention, canonical, { start: match.index, end: match.index + match[0].length }),
    name: '',
  }));
  expect(detectOffsets([{ raw: canonical, selections }], every).convention).toEqual(ownConvention);
});

it('lead to the same characters in whatever text', () => {
  const pieces = fc.constantFrom('a', 'é', 'e\u0301', '🚀', '\r\n', '\n', '\r', '\u0007', '\uFEFF', 'ی', '\u200C', ' ');
  // Not from the first character on: marks at the beginning are not counted, as the files above have it.
  const texts = fc.array(pieces, { minLength: 1, maxLength: 40 }).map((parts) => `x${parts.join('')}`);
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), (raw, from, length) => {
      const units = Array.from(raw);
      const start = Math.min(1 + from, units.length);
      const end = Math.min(start + length, units.length);
      const cutsBreak = (at: number): boolean => units[at - 1] === '\r' && units[at] === '\n';
      fc.pre(!cutsBreak(start) && !cutsBreak(end));
      const text = createForeignText(raw);
      expect(text.text).toBe(canonicalizeText(raw));
      const place = placeIn(text, { start, end }, ownConvention)!;
      const words = canonicalizeText(`x${units.slice(start, end).join('')}`).slice(1);
      expect(text.text.slice(place.start, place.end)).toBe(words);
    }),
    { numRuns: 1000 },
  );
});
