import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { joinHyphenated, vocabularyOf } from '../../electron/engine/importers/hyphenation.ts';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { brokenPromises, fixtureBytes, fixturePath, planFixture, refusalOf, spansOf } from './support.ts';

/** The paragraphs that the fixture was set from. */
function sourceLines(name: string): string[] {
  const text = readFileSync(fixturePath(`sources/${name}`), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [line.replace(/^# /, '')]));
}

async function linesOf(name: string): Promise<string[]> {
  const plan = await planFixture(name);
  expect(brokenPromises(plan)).toEqual([]);
  return plan.articles[0]!.text.split('\n');
}

describe('a PDF gives back the paragraphs that it was set from', () => {
  test('in two justified columns over two pages, with broken words, header and footer', async () => {
    const title = 'Envoys leave Port Maren without a date for new talks';
    expect(await linesOf('pdf/two-columns.pdf')).toEqual([title, ...sourceLines('two-columns.txt')]);
  });

  test('in three ragged columns below a headline and a line that span them', async () => {
    expect(await linesOf('pdf/three-columns.pdf')).toEqual([
      'Envoys leave Port Maren without a date',
      'From our correspondent in Port Maren, who has followed the talks since the first round was announced in the autumn of last year.',
      ...sourceLines('two-columns.txt'),
    ]);
  });

  test('in Persian, in two columns read from the right', async () => {
    const [title, ...body] = sourceLines('brief.fa.txt');
    expect(await linesOf('pdf/persian-columns.pdf')).toEqual([title, ...body, ...body, ...body]);
  });

  test('in Persian, with figures, Latin letters and brackets in the line', async () => {
    const page = readFileSync(fixturePath('sources/persian.html'), 'utf8');
    const expected = [...page.matchAll(/<(?:h1|p)>(.*?)<\/(?:h1|p)>/g)].map(([, text]) => text);
    expect(await linesOf('pdf/persian.pdf')).toEqual(expected);
  });

  test('in Arabic, with ligatures, vowel marks and a headline of two lines', async () => {
    expect(await linesOf('pdf/arabic.pdf')).toEqual(sourceLines('brief.ar.txt'));
  });
});

test('title, date, headings and pages of a newspaper page, each with its source', async () => {
  const plan = await planFixture('pdf/two-columns.pdf');
  const article = plan.articles[0]!;
  const { text: _, structure: __, ...metadata } = article;
  const spans = spansOf(article).map((line) => line.replace(/(: .{40}).*/s, '$1 …'));
  expect({ metadata, spans, warnings: plan.warnings }).toEqual({
    metadata: {
      title: 'Envoys leave Port Maren without a date for new talks',
      byline: 'Ada Lindqvist',
      outlet: 'The Northern Herald',
      section: null,
      date: '2026-03-14',
      datePrecision: 'day',
      url: null,
      language: 'en',
      sourceId: null,
      provenance: {
        title: 'largest text on page 1',
        byline: 'document properties',
        outlet: 'outlet and date line',
        date: 'outlet and date line',
        language: 'detected',
      },
    },
    spans: [
      'title: Envoys leave Port Maren without a date f …',
      'page 1: Envoys leave Port Maren without a date f …',
      'heading 2: A ceiling nobody named',
      'heading 2: What the neighbours say',
      'page 2: regretted the interruption and offered i …',
      'heading 2: A door left open',
    ],
    warnings: [
      {
        code: 'pdf.running-lines',
        message: 'Left out as running headers and footers: The Northern Herald · Saturday, 14 March 2026',
      },
    ],
  });
});

test('a page printed from a browser: its address, its table, and not the browser’s own lines', async () => {
  const plan = await planFixture('pdf/printed.pdf');
  const article = plan.articles[0]!;
  expect([article.title, article.byline, article.date, article.url, spansOf(article).slice(2)]).toEqual([
    'Envoys leave Port Maren',
    'Ada Lindqvist',
    '2026-03-14',
    'http://localhost:8731/printed.html',
    [
      'heading 2: A ceiling nobody named',
      'table-row: System\tRange\tNote',
      'table-row: Heron\t300 km\told',
      'table-row: Kestrel\t480 km\ttested twice',
    ],
  ]);
  expect(article.text.startsWith('Envoys leave Port Maren\nBy Ada Lindqvist\n14 March 2026\nEnvoys left')).toBe(true);
});

test('page spans follow each other without a gap, in order', async () => {
  const article = (await planFixture('pdf/two-columns.pdf')).articles[0]!;
  const pages = article.structure.filter((span) => span.kind === 'page');
  expect(pages.map(({ start, end, level }) => [level, start, end])).toEqual([
    [1, 0, pages[1]?.start],
    [2, pages[1]?.start, article.text.length],
  ]);
});

test('what is damaged, protected or a picture is refused by name', async () => {
  const whole = fixtureBytes('pdf/two-columns.pdf');
  const encoder = new TextEncoder();
  const cases: Record<string, Uint8Array> = {
    'encrypted.pdf': fixtureBytes('pdf/encrypted.pdf'),
    'scan.pdf': fixtureBytes('pdf/scan.pdf'),
    'half.pdf': whole.slice(0, whole.length / 2),
    'almost.pdf': whole.slice(0, whole.length - 200),
    'stump.pdf': whole.slice(0, 20),
    'text.pdf': encoder.encode('This is a text file.'),
    'hollow.pdf': encoder.encode('%PDF-1.7\nnothing\nstartxref\n0\n%%EOF\n'),
    'renamed.txt': whole,
  };
  const found = Object.entries(cases).map(async ([name, bytes]) => [name, await refusalOf(name, bytes)] as const);
  expect(Object.fromEntries(await Promise.all(found))).toEqual({
    'encrypted.pdf': 'import.encrypted',
    'scan.pdf': 'import.no-text',
    'half.pdf': 'import.damaged',
    'almost.pdf': 'import.damaged',
    'stump.pdf': 'import.damaged',
    'text.pdf': 'import.damaged',
    'hollow.pdf': 'import.damaged',
    'renamed.txt': 'planned as pdf',
  });
});

test('the refusal of a scan says what is missing and what to do', async () => {
  await expect(planImport({ fileName: 'scan.pdf', bytes: fixtureBytes('pdf/scan.pdf') })).rejects.toThrow(
    /no text layer.*OCR/s,
  );
});

test('a hyphen at a line’s end goes or stays as the document itself writes the word', () => {
  const vocabulary = vocabularyOf(['the walk-out and the spokesman came and a cease-fire held and imposed it was']);
  const join = (before: string, after: string): string => before + joinHyphenated(before, after, vocabulary) + after;
  expect([
    join('a walk', 'out of'),
    join('the spokes', 'man said'),
    join('a cease', 'fire of'),
    join('the delega', 'tion left'),
    join('Franco', 'Prussian'),
    join('from 2019', '2020'),
    join('self', 'imposed limit'),
  ]).toEqual([
    'a walk-out of',
    'the spokesman said',
    'a cease-fire of',
    'the delegation left',
    'Franco-Prussian',
    'from 2019-2020',
    'self-imposed limit',
  ]);
});
