import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMarkedRuns } from '../../electron/engine/exporters/reports/marked-runs.ts';
import { splitParagraphs } from '../../shared/domain/text/paragraphs.ts';
import { exportFormat } from './export-format.ts';
import {
  exportPage,
  makeReportProject,
  markup,
  persianText,
  structuredText,
  wordsOf,
  type ExportedPage,
  type ReportProject,
} from './report-project.ts';

let made: ReportProject;
let page: ExportedPage;

beforeAll(async () => {
  made = makeReportProject();
  page = await exportPage(made.project, { format: 'html' });
});
afterAll(() => made.project.remove());

const article = (name: keyof ReportProject['articles']): Element =>
  page.document.getElementById(`a-${made.articles[name]}`)!;

/** What stands in the article itself: without notes and reference numbers. */
function textOf(element: Element): string[] {
  const copy = element.querySelector('.text')!.cloneNode(true) as Element;
  for (const addition of copy.querySelectorAll('.note, .ref')) addition.remove();
  for (const row of copy.querySelectorAll('tr')) {
    row.replaceWith(`<${[...row.querySelectorAll('td')].map((cell) => cell.textContent).join('\t')}>`);
  }
  return [...copy.querySelectorAll('p, li, h2, h3, table')].flatMap((block) =>
    block.tagName === 'TABLE'
      ? [...block.textContent.matchAll(/<(.*?)>/gs)].map((row) => row[1]!)
      : [block.textContent],
  );
}

describe('the page of coded articles', () => {
  it('says every article word for word', () => {
    const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
    expect(textOf(article('structured'))).toEqual(lines(structuredText));
    expect(textOf(article('persian'))).toEqual(lines(persianText));
    expect(textOf(article('hostile'))).toEqual([`Before ${markup} after.`]);
  });

  it('keeps structure, emphasis and the numbers of paragraphs', () => {
    const text = article('structured').querySelector('.text')!;
    expect(wordsOf(text, 'h3')).toEqual(['What was said']);
    expect([...text.querySelectorAll('li')].map((item) => item.className)).toEqual(['', 'd2']);
    expect(text.querySelectorAll('blockquote > p')).toHaveLength(2);
    expect(text.querySelectorAll('tr')).toHaveLength(4);
    expect(wordsOf(text, 'em')).toEqual(['any agenda']);
    expect(wordsOf(text, 'mark b, b mark').length).toBeGreaterThan(0);
    const links = [...text.querySelectorAll('a.link')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      ...links.slice(0, -1).map(() => 'https://example.org/?a=1&b="2"'),
      null,
    ]);
    expect([...text.querySelectorAll('[data-n]')].map((block) => Number(block.getAttribute('data-n')))).toEqual([
      1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13,
    ]);
  });

  it('says a title once, whether the text has it or not', () => {
    for (const name of Object.keys(made.articles) as (keyof ReportProject['articles'])[]) {
      expect(article(name).querySelectorAll('h2')).toHaveLength(1);
      const label = article(name).getAttribute('aria-labelledby')!;
      expect(page.document.getElementById(label)!.tagName).toBe('H2');
    }
  });

  it('gives every coding a highlight, a number and a note that lead to one another', () => {
    const ids = made.project.db.prepare('SELECT id FROM segment').pluck().all() as string[];
    for (const id of ids) {
      const note = page.document.getElementById(`s-${id}`)!;
      expect(note.getAttribute('role')).toBe('note');
      expect(note.querySelector('a')!.getAttribute('href')).toBe(`#m-${id}`);
      expect(page.document.getElementById(`m-${id}`)!.tagName).toBe('MARK');
      expect(page.document.querySelectorAll(`a.ref[href="#s-${id}"]`)).toHaveLength(1);
    }
    const all = [...page.document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(all).size).toBe(all.length);
    for (const link of page.document.querySelectorAll('a[href^="#"]')) {
      expect(all).toContain(link.getAttribute('href')!.slice(1));
    }
  });

  it('tells in the note who coded it, how, and why', () => {
    const notes = [...article('structured').querySelectorAll('.note')];
    const said = notes.map((note) => [...note.children].map((part) => part.textContent));
    expect(said.slice(0, 2)).toEqual([
      ['1 Sovereignty', 'Ada · draft · weight 0.5'],
      ['2 Sovereignty › Red line', 'Ada', 'speaker: Minister', 'First line.\nSecond line.'],
    ]);
  });

  it('lays overlapping highlights into one another, each in its own lane', () => {
    const both = [...article('structured').querySelectorAll('mark mark mark')].map((mark) => mark.textContent);
    expect(both.join('')).toContain('on Tuesday');
    const lanes = [...article('structured').querySelectorAll('mark[id]')].map((mark) => mark.className.split(' ')[2]);
    expect(new Set(lanes.slice(0, 4)).size).toBeGreaterThan(2);
  });

  it('mirrors right-to-left articles and names languages', () => {
    const persian = article('persian');
    expect([persian.getAttribute('dir'), persian.getAttribute('lang'), persian.classList.contains('rtl')]).toEqual([
      'rtl',
      'fa',
      true,
    ]);
    expect(article('structured').getAttribute('dir')).toBe('ltr');
    expect(wordsOf(persian, '.kicker')).toEqual(['1403']);
  });

  it('tells coded with nothing found from not coded', () => {
    expect(wordsOf(article('untouched'), '.facts')[0]).toContain('0 codings · nobody has coded it yet');
    expect(wordsOf(article('persian'), '.facts')[0]).toContain('Ada: done');
  });

  it('has landmarks, one first heading, and headings that skip no level', () => {
    const count = (selector: string): number => page.document.querySelectorAll(selector).length;
    expect([count('main'), count('h1'), count('body > header'), count('body > footer')]).toEqual([1, 1, 1, 1]);
    expect(wordsOf(page.document, 'nav').length).toBe(2);
    const levels = [...page.document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]));
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
    expect(page.document.documentElement.getAttribute('lang')).toBe('en');
  });

  it('ends with the codebook and its counts', () => {
    const entry = page.document.getElementById(`c-${made.codes.sovereignty}`)!;
    expect(wordsOf(entry, '.facts')).toEqual(['4 codings · Ada 4 · value 2 · key s']);
    expect(wordsOf(entry, 'dd')).toEqual(['Who decides,\nand where.', 'Claims', 'Hopes', '“Ours alone.”']);
  });
});

describe('what an article or a name could do to the page', () => {
  it('is nothing: their markup is text', () => {
    expect(page.html.split(/<script/i)).toHaveLength(2);
    expect(page.document.querySelectorAll('img, iframe, object, embed, form:not(#filter)')).toHaveLength(0);
    for (const element of page.document.querySelectorAll('*')) {
      const names = element.getAttributeNames();
      expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    }
    expect(page.document.querySelector('.contents')!.textContent).toContain(`Title ${markup}`);
  });

  it('is refused by the policy of the page too, which names its own style and script by their hashes', () => {
    const policy = page.document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
    const hash = (tag: string): string => {
      const content = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page.html)![1]!;
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(page.html).not.toMatch(/url\(|@import|<link|src="/);
  });
});

describe('options and revisions', () => {
  it('makes the same bytes again', async () => {
    const again = await exportPage(made.project, { format: 'html' }, 'again.html');
    expect(again.html).toBe(page.html);
    expect(again.report.files).toEqual([{ name: 'again.html', rows: null, bytes: Buffer.byteLength(page.html) }]);
  });

  it('leaves out what was not asked for, and says so', async () => {
    const some = await exportPage(
      made.project,
      { format: 'html', finalOnly: true, coderIds: [made.project.coderId] },
      'some.html',
    );
    expect(wordsOf(some.document, '.cover .facts').at(-1)).toBe('A selection: chosen coders only, without drafts.');
    expect(new Set(wordsOf(some.document, '.note .by'))).toEqual(new Set(['Ada']));
    expect(some.document.body.textContent).not.toContain('draft ·');
  });

  it('is replaced only when told to', async () => {
    await expect(exportFormat(made.project, 'html.html', { format: 'html' })).rejects.toMatchObject({
      code: 'export.exists',
    });
  });
});

describe('runs of coded words', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
  const longText = 'ab cd\n\nefg hij klm\nn\n\n\nopq rst uvw xyz\n0123456789 0123456789';

  it('cover each block once, and every coding from its start to its end', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const codings = ranges
          .map(({ start, end }, id) => ({ id, start, end: Math.min(longText.length, end) }))
          .filter((coding) => coding.start <= coding.end && coding.start <= longText.length)
          .map(withoutBreaks)
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const runsOf = createMarkedRuns(codings, []);
        const runs = splitParagraphs(longText).flatMap((block) => {
          const ofBlock = runsOf(block);
          expect(ofBlock.map((run) => longText.slice(run.start, run.end)).join('')).toBe(
            longText.slice(block.start, block.end),
          );
          return ofBlock;
        });
        for (const coding of codings) {
          const words = runs
            .filter((run) => run.codings.includes(coding))
            .map((run) => longText.slice(run.start, run.end));
          expect(words.join('')).toBe(longText.slice(coding.start, coding.end).replaceAll('\n', ''));
          expect(runs.filter((run) => run.starts.includes(coding))).toHaveLength(1);
          expect(runs.filter((run) => run.ends.includes(coding))).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  /** As reports trim them: no line break at either end, and nowhere at all where there is nothing else. */
  function withoutBreaks(coding: { id: number; start: number; end: number }) {
    let { start, end } = coding;
    while (start < end && longText[start] === '\n') start++;
    while (end > start && longText[end - 1] === '\n') end--;
    return start === end ? { ...coding, end: coding.start } : { ...coding, start, end };
  }
});
