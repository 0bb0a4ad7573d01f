import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../electron/engine/exporters/reports/passages-report.ts';
import { createTextIndex } from '../../shared/domain/text/sentences.ts';
import {
  exportPage,
  makeReportProject,
  markup,
  wordsOf,
  type ExportedPage,
  type ReportProject,
} from './report-project.ts';

let made: ReportProject;
let passages: ExportedPage;
let codebook: ExportedPage;

beforeAll(async () => {
  made = makeReportProject();
  passages = await exportPage(made.project, { format: 'passages' });
  codebook = await exportPage(made.project, { format: 'codebook' });
});
afterAll(() => made.project.remove());

describe('passages by code', () => {
  it('shows every code of the codebook in its order, with its definition', () => {
    const sections = [...passages.document.querySelectorAll('main > section')];
    expect(sections.map((section) => section.id)).toEqual(
      [made.codes.sovereignty, made.codes.redLine, made.codes.hostile].map((id) => `c-${id}`),
    );
    expect(wordsOf(sections[0]!, 'dd')[0]).toBe('Who decides,\nand where.');
    expect(sections.map((section) => section.querySelectorAll('.passage').length)).toEqual([4, 5, 1]);
  });

  it('shows each passage word for word, in its context, with source, coder, attributes and memo', () => {
    const quotes = made.project.db.prepare('SELECT text FROM v_segments').pluck().all() as string[];
    expect(wordsOf(passages.document, 'blockquote mark').toSorted()).toEqual(quotes.toSorted());
    const passage = [...passages.document.querySelectorAll('.passage')].find((item) =>
      item.textContent.includes('First line.'),
    )!;
    expect(wordsOf(passage, 'blockquote')).toEqual([
      'LISVIK — The minister said on Tuesday that the range was “not an item on any agenda”. Nobody asked again.',
    ]);
    expect(wordsOf(passage, '.source, .by, .attr, .memo')).toEqual([
      'The range is “not an item” · The Post · 5 March 2024 · paragraph 2',
      'Ada',
      'speaker: Minister',
      'First line.\nSecond line.',
    ]);
  });

  it('keeps right-to-left passages right-to-left', () => {
    const quote = [...passages.document.querySelectorAll('blockquote')].find((item) =>
      item.textContent.includes('حاکمیت'),
    )!;
    expect([quote.getAttribute('dir'), quote.getAttribute('lang')]).toEqual(['rtl', 'fa']);
  });

  it('leaves out drafts and coders who are not asked for', async () => {
    const some = await exportPage(
      made.project,
      {
        format: 'passages',
        finalOnly: true,
        coderIds: [made.project.coderId],
        articleIds: [made.articles.structured] as never,
      },
      'some.html',
    );
    const where = `status <> 'draft' AND coder = 'Ada' AND article_id = ?`;
    const count = made.project.db.prepare(`SELECT count(*) FROM v_segments WHERE ${where}`).pluck();
    expect(some.document.querySelectorAll('.passage')).toHaveLength(count.get(made.articles.structured) as number);
  });
});

describe('the context of a passage', () => {
  const text = 'One is here. Two is here. Three is here. Four is here.\nA new paragraph. Its end.';
  const around = (words: string): string => {
    const start = text.indexOf(words);
    const { start: from, end } = contextOf(createTextIndex(text, 'en'), { start, end: start + words.length });
    return text.slice(from, end);
  };
  it.each([
    ['Three', 'Two is here. Three is here. Four is here.'],
    ['One is', 'One is here. Two is here.'],
    ['Two is here.', 'One is here. Two is here. Three is here.'],
    ['here. Three', 'One is here. Two is here. Three is here. Four is here.'],
    ['Four is here.\nA new', 'Three is here. Four is here.\nA new paragraph. Its end.'],
  ])('%s', (words, expected) => {
    expect(around(words)).toBe(expected);
  });
});

describe('the printable codebook', () => {
  it('shows the tree with its counts by coder', () => {
    const rows = [...codebook.document.querySelectorAll('.overview tbody tr')].map((row) => wordsOf(row, 'td'));
    expect(rows).toEqual([
      ['Sovereignty', '4', '–', '–', '4'],
      ['Red line', '2', '3', '–', '5'],
      [`Code ${markup}`, '–', '–', '1', '1'],
    ]);
    expect(wordsOf(codebook.document, '.overview tfoot td')).toEqual(['All codes', '6', '3', '1', '10']);
    expect(wordsOf(codebook.document, '.overview .i1')).toEqual(['Red line']);
  });

  it('says everything about a code, and nothing runs', () => {
    expect(wordsOf(codebook.document, '.entry .name')).toEqual([
      'Sovereignty',
      'Sovereignty › Red line',
      `Code ${markup}`,
    ]);
    expect(wordsOf(codebook.document, '.entry .facts')[0]).toBe('4 codings · Ada 4 · value 2 · key s');
    expect(codebook.html).not.toMatch(/<script/i);
    expect(passages.html.split(/<script/i)).toHaveLength(2);
  });
});
