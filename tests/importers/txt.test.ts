import { describe, expect, test } from 'vitest';
import { planImport } from '../../electron/engine/importers/registry.ts';
import { brokenPromises, planText, refusalOf, spansOf } from './support.ts';

const body =
  'Envoys left on Saturday without setting a date for another round of talks on missile range.\n\nThe hosts had proposed a ceiling.';

async function articleOf(text: string, fileName = 'brief.txt') {
  const plan = await planText(text, fileName);
  expect(brokenPromises(plan)).toEqual([]);
  const article = plan.articles[0];
  if (article === undefined) throw new Error('the plan has no article');
  return article;
}

describe('title', () => {
  test('is the first short line, which stays in the text and is marked', async () => {
    const article = await articleOf(`\n\n  Envoys leave Port Maren 🚀 \n\n${body}`);
    expect({ title: article.title, spans: spansOf(article), text: article.text }).toEqual({
      title: 'Envoys leave Port Maren 🚀',
      spans: ['title:   Envoys leave Port Maren 🚀 '],
      text: `\n\n  Envoys leave Port Maren 🚀 \n\n${body}`,
    });
  });

  test('is the file name where the first line is a paragraph, or all there is', async () => {
    const long = await articleOf(`${'The talks stalled again. '.repeat(12)}\n\n${body}`, 'stalled talks.v2.txt');
    const single = await articleOf('Nothing but one line', 'گزارش «تازه».txt');
    expect([long.title, long.structure, single.title, single.structure]).toEqual([
      'stalled talks.v2',
      [],
      'گزارش «تازه»',
      [],
    ]);
  });
});

describe('metadata', () => {
  test('comes from labelled lines', async () => {
    const header =
      'Title: Talks stall\nSource: The Northern Herald\nDate: 14 March 2026\nAuthor: Ada Lindqvist\nURL: https://herald.example/a';
    const { title, outlet, date, datePrecision, byline, url, provenance } = await articleOf(`${header}\n\n${body}`);
    expect({ title, outlet, date, datePrecision, byline, url, provenance }).toEqual({
      title: 'Talks stall',
      outlet: 'The Northern Herald',
      date: '2026-03-14',
      datePrecision: 'day',
      byline: 'Ada Lindqvist',
      url: 'https://herald.example/a',
      provenance: {
        title: 'header line',
        outlet: 'header line',
        date: 'header line',
        byline: 'header line',
        url: 'header line',
        language: 'detected',
      },
    });
  });

  test('comes from a by-line and a line of outlet and date', async () => {
    const article = await articleOf(`Talks stall\nBy Ada Lindqvist\nThe Northern Herald, 14 March 2026\n\n${body}`);
    expect([article.byline, article.outlet, article.date]).toEqual([
      'Ada Lindqvist',
      'The Northern Herald',
      '2026-03-14',
    ]);
  });

  test('comes from a file name that follows the pattern', async () => {
    const article = await articleOf(body, '2026-03-14_The-Outlet_envoys-leave.txt');
    expect([article.title, article.outlet, article.date, article.provenance]).toEqual([
      'Envoys left on Saturday without setting a date for another round of talks on missile range.',
      'The Outlet',
      '2026-03-14',
      { title: 'first line', outlet: 'file name', date: 'file name', language: 'detected' },
    ]);
  });

  test('is not guessed from what can be read in two ways', async () => {
    const article = await articleOf(
      `Talks stall\n03/04/2026\nParis, 2026\nReuters: all quiet\n\n${body}`,
      '2026-13-40_x_y.txt',
    );
    expect([article.date, article.outlet, article.byline]).toEqual([null, null, null]);
  });
});

describe('language', () => {
  test('is unknown for a text too short to tell', async () => {
    const articles = await Promise.all(['OK', 'Tak.', '500 km'].map((text) => articleOf(text)));
    expect(articles.map((article) => article.language)).toEqual([null, null, null]);
  });
});

test('line ends become line feeds and nothing else changes', async () => {
  const article = await articleOf(
    '\uFEFFTitle\r\n\r\nZwei\rDrei \tcafe\u0301 کتاب\u200cها \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u0007\n',
  );
  expect(article.text).toBe('Title\n\nZwei\nDrei \tcafe\u0301 کتاب\u200cها \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\n');
});

test('files without text are refused by name', async () => {
  const encoder = new TextEncoder();
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3) * 104729) & 0xff);
  const refusals = await Promise.all([
    refusalOf('empty.txt', new Uint8Array()),
    refusalOf('blank.txt', encoder.encode(' \n\t\u00a0\r\n ')),
    refusalOf('mark.txt', new Uint8Array([0xef, 0xbb, 0xbf])),
    refusalOf('picture.txt', png),
    refusalOf('picture.png', png),
    refusalOf('photo.txt', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])),
    refusalOf('noise.txt', noise),
    refusalOf('noise.dat', noise),
    refusalOf('noise', noise),
    refusalOf('old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])),
    refusalOf('codes.qdc', encoder.encode('<CodeBook><Codes/></CodeBook>')),
  ]);
  expect(refusals).toEqual([
    'import.empty',
    'import.no-text',
    'import.no-text',
    'import.binary',
    'import.binary',
    'import.binary',
    'import.binary',
    'import.unknown-format',
    'import.unknown-format',
    'import.unknown-format',
    'import.project',
  ]);
});

test('the format follows the signature, then the extension, then the content', async () => {
  const text = new TextEncoder().encode('body { color: red }\n\nThe talks stalled on Tuesday, said the envoys.');
  const page = new TextEncoder().encode(
    '<!DOCTYPE html><html><body><p>The talks stalled on Tuesday.</p></body></html>',
  );
  expect(
    await Promise.all([
      refusalOf('notes', text),
      refusalOf('notes.log', text),
      refusalOf('NOTES.TXT', text),
      refusalOf('notes.md', text),
      refusalOf('styles.css', text),
      refusalOf('page.txt', page),
      refusalOf('page.aspx', page),
      refusalOf('letter.rtf', new TextEncoder().encode('{\\rtf1\\ansi The talks stalled.}')),
    ]),
  ).toEqual([
    'planned as txt',
    'planned as txt',
    'planned as txt',
    'planned as txt',
    'import.unknown-format',
    'planned as html',
    'planned as html',
    'import.unknown-format',
  ]);
});

test('the analyst overrules the format', async () => {
  const bytes = new TextEncoder().encode('body { color: red }\n\nThe talks stalled.');
  const plan = await planImport({ fileName: 'styles.css', bytes, format: 'txt' });
  const refused = planImport({ fileName: 'a.txt', bytes, format: 'wordstar' });
  expect(plan.format).toBe('txt');
  await expect(refused).rejects.toMatchObject({ code: 'import.unknown-format' });
});
