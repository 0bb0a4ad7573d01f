import { describe, expect, it } from 'vitest';
import { sampleArticles } from '../../../electron/engine/sample/articles.ts';
import { sampleCodes } from '../../../electron/engine/sample/codebook.ts';
import { sampleCoders, sampleCodings, sampleMemos, sampleStates } from '../../../electron/engine/sample/codings.ts';
import type { SampleArticle, SampleCoding } from '../../../electron/engine/sample/sample-types.ts';
import { contrast, leastDifference } from './color-vision.ts';

const articleByKey = new Map(sampleArticles.map((article) => [article.key, article]));
const coderNames = sampleCoders.map((coder) => coder.name);
const paths = sampleCodes.map((code) => code.path.join(' > '));

function articleOf(key: string): SampleArticle {
  const article = articleByKey.get(key);
  if (article === undefined) throw new Error(`no sample article has the key ${key}`);
  return article;
}

/** Start of the occurrence that a coding names, or -1. */
function startOf(coding: SampleCoding): number {
  const { text } = articleOf(coding.article);
  let start = -1;
  for (let found = 0; found < (coding.occurrence ?? 1); found += 1) {
    start = text.indexOf(coding.quote, start + 1);
    if (start === -1) return -1;
  }
  return start;
}

function graphemeBorders(text: string): Set<number> {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return new Set([...segments].map((segment) => segment.index)).add(text.length);
}

const countWords = (article: SampleArticle): number => {
  const segments = new Intl.Segmenter(article.language, { granularity: 'word' }).segment(article.text);
  return [...segments].filter((segment) => segment.isWordLike).length;
};

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the sample articles', () => {
  it('are enough, in order of date, and each its own', () => {
    expect(sampleArticles.length).toBeGreaterThanOrEqual(14);
    expect(repeated(sampleArticles.map((article) => article.key))).toEqual([]);
    expect(repeated(sampleArticles.map((article) => article.text))).toEqual([]);
    const dates = sampleArticles.map((article) => article.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('carry real dates that span two months', () => {
    const times = sampleArticles.map(({ date }) => Date.parse(`${date}T00:00:00Z`));
    expect(times.map((time) => new Date(time).toISOString().slice(0, 10))).toEqual(
      sampleArticles.map(({ date }) => date),
    );
    expect((Math.max(...times) - Math.min(...times)) / 86_400_000).toBeGreaterThanOrEqual(50);
  });

  it.each(sampleArticles)('$key is canonical text with the title as its first paragraph', (article) => {
    const paragraphs = article.text.split('\n');
    expect(paragraphs[0]).toBe(article.title);
    expect(paragraphs.length).toBeGreaterThan(4);
    expect(paragraphs.filter((paragraph) => paragraph.trim() !== paragraph || paragraph === '')).toEqual([]);
    // eslint-disable-next-line no-control-regex -- canonical text has no C0 controls but tab and line feed
    expect(article.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufeff]/u);
    expect(article.text.isWellFormed()).toBe(true);
  });

  it('are briefs of 120 to 300 words, but for one long analysis', () => {
    const counts = sampleArticles.map(countWords);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(120);
    expect(counts.filter((count) => count > 300)).toEqual([expect.toSatisfy((count: number) => count >= 600)]);
  });

  it('come from several outlets and in English, Persian and Arabic', () => {
    expect(new Set(sampleArticles.map((article) => article.outlet)).size).toBeGreaterThanOrEqual(6);
    const inLanguage = (language: string): SampleArticle[] =>
      sampleArticles.filter((article) => article.language === language);
    expect(inLanguage('en').length).toBeGreaterThanOrEqual(12);
    expect(inLanguage('fa').map((article) => article.text)).toEqual([expect.stringMatching(/\u200c[\s\S]*[۰-۹]/u)]);
    expect(inLanguage('ar').map((article) => article.text)).toEqual([expect.stringMatching(/\p{Mn}/u)]);
    const withEmoji = sampleArticles.filter((article) => /\p{Emoji_Presentation}/u.test(article.text));
    expect(withEmoji.map((article) => article.language)).toEqual(['en']);
    expect(withEmoji[0]?.text).toMatch(/\p{Extended_Pictographic}\u200d\p{Extended_Pictographic}/u);
  });

  it('hold a wire story and its update, which share paragraphs but not the text', () => {
    const first = articleOf('wire-test-launch').text.split('\n');
    const update = articleOf('wire-test-launch-update').text.split('\n');
    const shared = first.filter((paragraph) => update.includes(paragraph));
    expect(shared.length).toBeGreaterThanOrEqual(2);
    expect(shared.length).toBeLessThan(first.length);
  });

  it('point to nobody’s web site', () => {
    for (const { url } of sampleArticles) if (url !== null) expect(new URL(url).host).toBe('example.org');
  });
});

describe('the sample codebook', () => {
  it('is a tree of three roots, parents first, each path once', () => {
    expect(sampleCodes.filter(({ path }) => path.length === 1).map(({ path }) => path[0])).toEqual([
      'Sovereignty',
      'Deterrence',
      'Refusal to negotiate',
    ]);
    expect(repeated(paths)).toEqual([]);
    expect(Math.max(...sampleCodes.map(({ path }) => path.length))).toBe(3);
    for (const [index, { path }] of sampleCodes.entries()) {
      if (path.length > 1) expect(paths.slice(0, index)).toContain(path.slice(0, -1).join(' > '));
      for (const name of path) expect(name).not.toContain('>');
    }
  });

  it('defines every code in full', () => {
    for (const { definition, include, exclude, example } of sampleCodes) {
      for (const sentence of [definition, include, exclude]) expect(sentence).toMatch(/^\p{Lu}.{20,}[.…”]$/u);
      expect(example.length).toBeGreaterThan(20);
    }
  });

  it('gives the nine digits to nine codes and no value twice', () => {
    const keys = sampleCodes.flatMap(({ key }) => (key === null ? [] : [key]));
    expect(keys.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(repeated(sampleCodes.map(({ value }) => String(value)))).toEqual([]);
  });

  it('uses colours that stay apart for colour-blind readers, on paper and on a dark page', () => {
    const colors = sampleCodes.map((code) => code.color);
    for (const color of [...colors, ...sampleCoders.map((coder) => coder.color)])
      expect(color).toMatch(/^#[\da-f]{6}$/);
    for (const [index, color] of colors.entries()) {
      expect(contrast(color, '#ffffff')).toBeGreaterThan(2.5);
      expect(contrast(color, '#1c1c1e')).toBeGreaterThan(3);
      for (const other of colors.slice(0, index)) expect(leastDifference(color, other)).toBeGreaterThan(0.05);
    }
  });
});

describe('the sample codings', () => {
  it('are at least forty, by two coders, each different', () => {
    expect(sampleCodings.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sampleCodings.map((coding) => coding.coder))).toEqual(new Set(coderNames));
    expect(coderNames).toHaveLength(2);
    expect(repeated(sampleCodings.map((coding) => JSON.stringify({ ...coding, start: startOf(coding) })))).toEqual([]);
  });

  it.each(sampleCodings)('$coder finds “$quote” in $article', (coding) => {
    const start = startOf(coding);
    expect(start).toBeGreaterThanOrEqual(0);
    const { text } = articleOf(coding.article);
    const borders = graphemeBorders(text);
    expect([borders.has(start), borders.has(start + coding.quote.length)]).toEqual([true, true]);
    expect(coding.quote).toBe(coding.quote.trim());
    expect(start).toBeGreaterThan(text.indexOf('\n'));
    expect(paths).toContain(coding.code.join(' > '));
  });

  it('say which occurrence is meant wherever a quote comes more than once', () => {
    for (const coding of sampleCodings) {
      const { text } = articleOf(coding.article);
      if (text.split(coding.quote).length > 2) expect(coding.occurrence).toBeDefined();
    }
  });

  it('overlap, share passages, and set two coders side by side', () => {
    const spans = sampleCodings.map((coding) => ({ ...coding, start: startOf(coding) }));
    const pairs = spans.flatMap((first, index) =>
      spans.slice(index + 1).flatMap((second) => (first.article === second.article ? [{ first, second }] : [])),
    );
    const overlapping = pairs.filter(
      ({ first, second }) =>
        first.start < second.start + second.quote.length && second.start < first.start + first.quote.length,
    );
    const byOneCoder = overlapping.filter(({ first, second }) => first.coder === second.coder);
    expect(byOneCoder.some(({ first, second }) => first.quote === second.quote && first.code !== second.code)).toBe(
      true,
    );
    const byTwo = overlapping.filter(({ first, second }) => first.coder !== second.coder);
    expect(byTwo.some(({ first, second }) => first.code === second.code && first.quote !== second.quote)).toBe(true);
    expect(byTwo.some(({ first, second }) => first.code !== second.code)).toBe(true);
    const codedBy = (name: string): Set<string> =>
      new Set(sampleCodings.filter(({ coder }) => coder === name).map(({ article }) => article));
    const [first, second] = coderNames.map(codedBy) as [Set<string>, Set<string>];
    expect([...first].filter((key) => second.has(key)).length).toBeGreaterThanOrEqual(5);
  });

  it('reach the Persian, the Arabic and the emoji article, use every root, and carry memos', () => {
    const coded = new Set(sampleCodings.map((coding) => coding.article));
    for (const key of ['sepidedam-spokesman', 'manarat-regional-balance', 'daybook-trending']) {
      expect(coded).toContain(key);
    }
    expect(new Set(sampleCodings.map(({ code }) => code[0])).size).toBe(3);
    expect(sampleCodings.filter((coding) => coding.memo !== undefined).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the sample states and memos', () => {
  it('name articles and coders that exist, one state per article and coder', () => {
    for (const { article, coder } of sampleStates) {
      articleOf(article);
      expect(coderNames).toContain(coder);
    }
    expect(repeated(sampleStates.map(({ article, coder }) => `${article} ${coder}`))).toEqual([]);
  });

  it('give a state to whatever a coder has coded, and one article that is done with nothing found', () => {
    const stated = sampleStates.map(({ article, coder }) => `${article} ${coder}`);
    const coded = new Set(sampleCodings.map(({ article, coder }) => `${article} ${coder}`));
    for (const pair of coded) expect(stated).toContain(pair);
    expect(
      sampleStates.filter((row) => row.state === 'done' && !coded.has(`${row.article} ${row.coder}`)),
    ).toHaveLength(1);
  });

  it('are one memo on the project and two on articles', () => {
    expect(sampleMemos.filter(({ article }) => article === null)).toHaveLength(1);
    const articles = sampleMemos.flatMap(({ article }) => (article === null ? [] : [articleOf(article).key]));
    expect(articles).toHaveLength(2);
    for (const { coder } of sampleMemos) expect(coderNames).toContain(coder);
  });
});
