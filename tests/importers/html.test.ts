import { describe, expect, test } from 'vitest';
import type { PlannedArticle } from '../../electron/engine/importers/import-plan.ts';
import { brokenPromises, planFixture, planText, refusalOf, spansOf } from './support.ts';

async function articleOf(page: string, fileName = 'page.html'): Promise<PlannedArticle> {
  const plan = await planText(page, fileName);
  expect(brokenPromises(plan)).toEqual([]);
  const article = plan.articles[0];
  if (article === undefined) throw new Error('the plan has no article');
  return article;
}

/** Enough running text that the main part is found. */
const filler =
  '<p>Envoys left on Saturday without setting a date for another round of talks on missile range.</p>'.repeat(3);
const fillerText = 'Envoys left on Saturday without setting a date for another round of talks on missile range.';

test('a news page becomes its article: text, structure and metadata, each with its source', async () => {
  const plan = await planFixture('html/herald.html');
  const article = plan.articles[0]!;
  const { text, structure: _, ...metadata } = article;
  expect(brokenPromises(plan)).toEqual([]);
  expect({
    encoding: plan.encoding,
    warnings: plan.warnings,
    metadata,
    text,
    spans: spansOf(article),
  }).toMatchSnapshot();
});

test('an old Persian page in windows-1256 that calls itself English', async () => {
  const plan = await planFixture('html/persian-1256.html');
  const { text, structure: _, ...metadata } = plan.articles[0]!;
  expect({
    encoding: plan.encoding,
    metadata,
    lines: text.split('\n').length,
    spans: spansOf(plan.articles[0]!),
  }).toEqual({
    encoding: 'windows-1256',
    lines: 3,
    spans: ['title: هيئت‌ها بدون تعيين تاريخ گفت‌وگوي تازه بندر مارن را ترک کردند'],
    metadata: {
      title: 'هيئت‌ها بدون تعيين تاريخ گفت‌وگوي تازه بندر مارن را ترک کردند',
      byline: 'رها کوهستاني',
      outlet: 'روزنامه ساحل',
      section: null,
      date: '2026-03-14',
      datePrecision: 'day',
      url: null,
      language: 'fa',
      sourceId: null,
      provenance: {
        title: 'h1',
        byline: 'dc.creator',
        outlet: 'dc.publisher',
        date: 'dc.date',
        language: 'detected',
      },
    },
  });
});

test('a page laid out with tables, with Dublin Core and relative links', async () => {
  const plan = await planFixture('html/dublin-core.html');
  const article = plan.articles[0]!;
  expect([article.title, article.byline, article.outlet, article.date, article.url, spansOf(article)]).toEqual([
    'Harbour council backs refusal',
    'Imre Soto',
    'Coastal Gazette',
    '2026-02',
    'http://gazette.example/2026/02/council.html',
    [
      'title: Harbour council backs refusal',
      'italic: sovereignty',
      'link <http://gazette.example/2026/02/minutes.html>: The minutes',
    ],
  ]);
});

test('a page of links alone is taken whole, with a warning', async () => {
  const plan = await planFixture('html/only-links.html');
  expect([plan.articles[0]?.text, plan.warnings.map((warning) => warning.code)]).toEqual([
    'Talks stall\nFerries strike',
    ['html.no-main-text'],
  ]);
});

describe('metadata', () => {
  const page = (head: string, body = ''): string =>
    `<!doctype html><html><head>${head}</head><body><article>${body}${filler}</article></body></html>`;

  test('JSON-LD is trusted before OpenGraph, OpenGraph before Dublin Core, and each value falls through on its own', async () => {
    const dc =
      '<meta name="DC.title" content="C"><meta name="DC.publisher" content="P"><meta name="DC.date" content="2026-03-03">';
    const og = '<meta property="og:title" content="B"><meta property="article:published_time" content="2026-03-02">';
    const ld =
      '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"A","datePublished":"around noon"}]</script>';
    const articles = await Promise.all([page(dc), page(dc + og), page(dc + og + ld)].map((html) => articleOf(html)));
    expect(articles.map(({ title, date, outlet }) => [title, date, outlet])).toEqual([
      ['C', '2026-03-03', 'P'],
      ['B', '2026-03-02', 'P'],
      ['A', '2026-03-02', 'P'],
    ]);
  });

  test('broken JSON-LD, addresses for names and unsafe canonical links are passed over', async () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":}</script>' +
      '<meta property="article:author" content="https://social.example/ada"><meta name="author" content="By Ada Lindqvist">' +
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://herald.example/x">';
    const { byline, url } = await articleOf(page(head));
    expect([byline, url]).toEqual(['Ada Lindqvist', 'https://herald.example/x']);
  });

  test('the outlet is cut from the end of a title only where it is the outlet', async () => {
    const outlet = '<meta property="og:site_name" content="The Northern Herald">';
    const titles = ['Talks stall - Northern Herald', 'Talks stall - a chronicle', 'Talks | stall'].map(
      async (title) => (await articleOf(page(`${outlet}<title>${title}</title>`))).title,
    );
    expect(await Promise.all(titles)).toEqual(['Talks stall', 'Talks stall - a chronicle', 'Talks | stall']);
  });

  test('the site’s name in a heading is not the headline, and a description in JSON-LD is not the title', async () => {
    const ld =
      '<script type="application/ld+json">{"@type":"Article","name":"Port Maren","headline":"harbour town on the northern strait"}</script>';
    const articles = await Promise.all([
      articleOf(page('<title>Talks stall in Port Maren</title>', '<h1>Coastal Gazette Online</h1>')),
      articleOf(page('<title>Talks stall again - World</title>', '<h1>Talks stall again</h1>')),
      articleOf(page(`<title>Port Maren – Open Encyclopaedia</title>${ld}`)),
    ]);
    expect(articles.map(({ title, outlet, provenance }) => [title, outlet, provenance['title']])).toEqual([
      ['Talks stall in Port Maren', null, '<title>'],
      ['Talks stall again', null, 'h1'],
      ['Port Maren', 'Open Encyclopaedia', 'json-ld'],
    ]);
  });

  test('a by-line is a name, without its introduction and the time that runs into it', async () => {
    const bylines = [
      'By Ada Lindqvist',
      'Written by Ada Lindqvist',
      'Ada Lindqvist - Apr 16, 2026 8:02 pm',
      'Ada Lindqvist16 Mar 2026651',
      'Ada Lindqvist Monday, March 2, 2026',
      'نویسنده: رها کوهستانی',
      'https://social.example/ada',
    ].map(async (text) => (await articleOf(page('<title>T</title>', `<p class="byline">${text}</p>`))).byline);
    expect(await Promise.all(bylines)).toEqual([
      ...Array.from({ length: 5 }, () => 'Ada Lindqvist'),
      'رها کوهستانی',
      null,
    ]);
  });

  test('the address comes from the comment that browsers leave in saved pages', async () => {
    const { url, provenance } = await articleOf(
      `<!DOCTYPE html>\n<!-- saved from url=(0030)https://herald.example/saved -->\n${page('<title>T</title>')}`,
    );
    expect([url, provenance['url']]).toEqual(['https://herald.example/saved', 'saved-from comment']);
  });
});

describe('text', () => {
  const textOf = async (body: string): Promise<string> => {
    const article = await articleOf(
      `<html><head><title>T</title></head><body><article>${body}${filler}</article></body></html>`,
    );
    return article.text.slice(0, article.text.indexOf(fillerText)).trimEnd();
  };

  test('white space is collapsed as a browser does, and kept in pre', async () => {
    expect(
      await textOf(
        '<p> One\n  two\t<b> three </b> four</p><div>five<br>six<br><br>seven</div><p>&nbsp;</p><p>a&nbsp;b</p><pre> x\n\n  y</pre>',
      ),
    ).toBe('One two three four\nfive\nsix\nseven\na\u00a0b\n x\n\n  y');
  });

  test('scripts, styles, forms and hidden parts never enter', async () => {
    expect(
      await textOf(
        '<p>Seen.</p><script>no</script><style>no</style><noscript>no</noscript><p hidden>no</p>' +
          '<p style="color:red; display : none">no</p><span aria-hidden="true">no</span><template>no</template>' +
          '<form><button>no</button><select><option>no</option></select></form><!-- no --><p>Seen too.</p>',
      ),
    ).toBe('Seen.\nSeen too.');
  });

  test('emoji, combining marks, entities and Persian joiners come through exactly', async () => {
    expect(await textOf('<p>👨‍👩‍👧 cafe\u0301 کتاب\u200cها &lt;b&gt; &amp;amp; &#x1F680; a\u00adb</p>')).toBe(
      '👨‍👩‍👧 cafe\u0301 کتاب\u200cها <b> &amp; 🚀 a\u00adb',
    );
  });

  test('no link leads anywhere but to the web or to mail', async () => {
    const article = await articleOf(
      `<html><body><article><p><a href="https://a.example/x">a</a> <a href="mailto:b@c.example">b</a> <a href="javascript:x()">c</a>
       <a href="data:text/html,x">d</a> <a href="file:///etc/passwd">e</a> <a href="/relative">f</a></p>${filler}</article></body></html>`,
    );
    expect(article.structure.filter((span) => span.kind === 'link').map((span) => span.href)).toEqual([
      'https://a.example/x',
      'mailto:b@c.example',
    ]);
  });
});

test('HTML is recognised by what it is, whatever it is called', async () => {
  const plan = await planText(
    `<?xml version="1.0"?><!-- saved --><!DOCTYPE html><html><body>${filler}</body></html>`,
    'page.txt',
  );
  expect(plan.format).toBe('html');
});

test('pages without text are refused, and absurd nesting does no harm', async () => {
  const encoder = new TextEncoder();
  const deep = `<html><body>${'<div>'.repeat(60_000)}deep${'</div>'.repeat(60_000)}</body></html>`;
  expect(
    await Promise.all([
      refusalOf(
        'a.html',
        encoder.encode('<html><head><title>Only a title</title></head><body><script>x</script></body></html>'),
      ),
      refusalOf('b.html', encoder.encode('<html><body><img src="x.png"></body></html>')),
      refusalOf('c.html', encoder.encode(deep)),
    ]),
  ).toEqual(['import.no-text', 'import.no-text', 'import.damaged']);
});
