import type { HtmlDocument } from './html-dom.ts';
import { isHidden } from './html-text.ts';
import type { Candidate } from './html-title.ts';
import type { LinkedArticle } from './json-ld.ts';

const selector =
  '[rel~="author"], [itemprop~="author"] [itemprop~="name"], [itemprop~="author"], .byline, .author-name, .article-author, .author';

export function bylineCandidates(
  document: HtmlDocument,
  linked: LinkedArticle | null,
  meta: ReadonlyMap<string, string>,
): Candidate[] {
  return [
    [cleaned(linked?.author), 'json-ld'],
    [cleaned(meta.get('article:author') ?? meta.get('og:article:author')), 'article:author'],
    [cleaned(meta.get('dc.creator') ?? meta.get('dcterms.creator')), 'dc.creator'],
    [cleaned(meta.get('author') ?? meta.get('citation_author') ?? meta.get('parsely-author')), 'meta author'],
    [bylineOnPage(document), 'byline on the page'],
  ];
}

function bylineOnPage(document: HtmlDocument): string | null {
  for (const element of document.querySelectorAll(selector)) {
    const named = element.querySelector('[itemprop~="name"]') ?? element;
    const text = isHidden(element) ? null : cleaned(named.textContent);
    if (text !== null && text.length >= 3 && text.length <= 100 && /\p{L}/u.test(text)) return text;
  }
  return null;
}

const introduction =
  /^(?:(?:written\s+|posted\s+|published\s+)?by[\s:]+|von\s+|par\s+|por\s+|(?:نو[يی]سنده|بقلم|الكاتب)\s*[:：]?\s*)/i;
/** From a month's name with figures, or a weekday, to the end: the time of publication, run together with the name. */
const timeBehindName =
  /[\s\-–—|•·,]*(?:\d{1,2}\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:\d{1,2}\s*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i;

/** The name alone. Authors given as the address of a profile are nobody's name. */
function cleaned(value: string | null | undefined): string | null {
  const text = value?.replace(/\s+/g, ' ').trim() ?? '';
  if (text === '' || /^(?:https?:|www\.|@)/i.test(text)) return null;
  const name = text
    .replace(introduction, '')
    .replace(timeBehindName, '')
    .replace(/\s*\(https?:[^)]*\)$/, '')
    .trim();
  return name === '' ? null : name;
}
