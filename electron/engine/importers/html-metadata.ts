import { parseDate } from './dates.ts';
import { bodyOf, type HtmlDocument, type HtmlElement } from './html-dom.ts';
import { bylineCandidates } from './html-byline.ts';
import { isHidden } from './html-text.ts';
import { outletBehindTitle, titleCandidates, type Candidate } from './html-title.ts';
import type { PlannedArticle } from './import-plan.ts';
import { readJsonLd, type LinkedArticle } from './json-ld.ts';
import { primaryLanguageTag } from './language.ts';
import { safeWebUrl } from './safe-url.ts';

type Metadata = Pick<
  PlannedArticle,
  'title' | 'byline' | 'outlet' | 'section' | 'date' | 'datePrecision' | 'url' | 'language' | 'sourceId' | 'provenance'
>;

/**
 * What a page says about its article. Sources in order of trust: JSON-LD, OpenGraph, Dublin Core, other `<meta>`,
 * `<time>`, the by-line. Must run before Readability, which takes the page apart.
 */
export function readHtmlMetadata(document: HtmlDocument): Metadata {
  const linked = readJsonLd(document);
  const meta = readMetaElements(document);
  const provenance: Record<string, string> = {};
  const pick = (field: string, candidates: readonly Candidate[]): string | null => {
    for (const [value, source] of candidates) {
      const text = value?.replace(/\s+/g, ' ').trim() ?? '';
      if (text === '') continue;
      provenance[field] = source;
      return text;
    }
    return null;
  };
  const url = pick('url', urlCandidates(document, linked, meta));
  const named = pick('outlet', outletCandidates(linked, meta));
  const title = pick('title', titleCandidates(document, linked, meta, named)) ?? '';
  const outlet = named ?? pick('outlet', [[outletBehindTitle(document, title), '<title>']]);
  const date = pickDate(document, linked, meta, provenance);
  return {
    title,
    outlet,
    url,
    byline: pick('byline', bylineCandidates(document, linked, meta)),
    section: pick('section', [
      [linked?.section, 'json-ld'],
      [meta.get('article:section'), 'article:section'],
      [meta.get('section'), 'meta section'],
    ]),
    date: date?.date ?? null,
    datePrecision: date?.datePrecision ?? null,
    language: pick('language', languageCandidates(document, linked, meta)),
    sourceId: pick('sourceId', [
      [linked?.identifier, 'json-ld'],
      [meta.get('article:id'), 'article:id'],
      [meta.get('articleid'), 'meta articleid'],
    ]),
    provenance,
  };
}

/** `name`, `property` and `itemprop` of every `<meta>` to its first content, names in lower case. */
function readMetaElements(document: HtmlDocument): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '' && !found.has(name)) found.set(name, content);
      }
    }
  }
  return found;
}

function outletCandidates(linked: LinkedArticle | null, meta: ReadonlyMap<string, string>): Candidate[] {
  const candidates: Candidate[] = [
    [linked?.publisher, 'json-ld'],
    [meta.get('og:site_name'), 'og:site_name'],
    [meta.get('dc.publisher') ?? meta.get('dcterms.publisher'), 'dc.publisher'],
    [meta.get('citation_journal_title') ?? meta.get('publisher') ?? meta.get('application-name'), 'meta publisher'],
  ];
  // Some sites give their address for their name.
  return candidates.filter(([name]) => !/^(?:https?:|www\.)/i.test(name ?? ''));
}

function urlCandidates(
  document: HtmlDocument,
  linked: LinkedArticle | null,
  meta: ReadonlyMap<string, string>,
): Candidate[] {
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  return [
    [safeWebUrl(canonical), 'canonical link'],
    [safeWebUrl(meta.get('og:url')), 'og:url'],
    [safeWebUrl(linked?.url), 'json-ld'],
    [safeWebUrl(meta.get('dc.identifier')), 'dc.identifier'],
    [pageOfBase(document), 'base'],
  ];
}

/** Links are relative to it. Only where it names a page, and not a site or a folder, it is the article's address too. */
export function baseAddress(document: HtmlDocument): string | null {
  return safeWebUrl(document.querySelector('base[href]')?.getAttribute('href'));
}

function pageOfBase(document: HtmlDocument): string | null {
  const base = baseAddress(document);
  return base === null || base.endsWith('/') ? null : base;
}

function languageCandidates(
  document: HtmlDocument,
  linked: LinkedArticle | null,
  meta: ReadonlyMap<string, string>,
): Candidate[] {
  const root = document.documentElement;
  return [
    [primaryLanguageTag(root?.getAttribute('lang') ?? root?.getAttribute('xml:lang')), 'lang'],
    [primaryLanguageTag(bodyOf(document)?.getAttribute('lang')), 'lang'],
    [primaryLanguageTag(linked?.language), 'json-ld'],
    [primaryLanguageTag(meta.get('og:locale')), 'og:locale'],
    [primaryLanguageTag(meta.get('dc.language') ?? meta.get('dcterms.language')), 'dc.language'],
    [primaryLanguageTag(httpEquiv(document, 'content-language')), 'meta content-language'],
  ];
}

function httpEquiv(document: HtmlDocument, name: string): string | null {
  for (const element of document.querySelectorAll('meta[http-equiv]')) {
    if (element.getAttribute('http-equiv')?.toLowerCase() === name) return element.getAttribute('content');
  }
  return null;
}

function pickDate(
  document: HtmlDocument,
  linked: LinkedArticle | null,
  meta: ReadonlyMap<string, string>,
  provenance: Record<string, string>,
): ReturnType<typeof parseDate> {
  const candidates: Candidate[] = [
    [linked?.published, 'json-ld'],
    [meta.get('article:published_time') ?? meta.get('og:article:published_time'), 'article:published_time'],
    [meta.get('dc.date.issued') ?? meta.get('dcterms.issued') ?? meta.get('dcterms.created'), 'dc.date.issued'],
    [meta.get('dc.date') ?? meta.get('dcterms.date'), 'dc.date'],
    ...[
      'citation_publication_date',
      'datepublished',
      'parsely-pub-date',
      'pubdate',
      'publishdate',
      'publish-date',
      'date',
    ].map((name): Candidate => [meta.get(name), `meta ${name}`]),
    ...timeCandidates(document),
  ];
  for (const [value, source] of candidates) {
    const date = value ? parseDate(value) : null;
    if (date === null) continue;
    provenance['date'] = source;
    return date;
  }
  return null;
}

/** `<time>` elements that are marked as the date of publication, then one near the headline, then the only one. */
function timeCandidates(document: HtmlDocument): Candidate[] {
  const times = [...document.querySelectorAll('time')].filter((time) => !isHidden(time));
  const marked = times.filter(
    (time) => time.hasAttribute('pubdate') || /datePublished/i.test(time.getAttribute('itemprop') ?? ''),
  );
  const inArticle = times.filter(
    (time) => time.closest('article, main, header') !== null && time.closest('aside, footer, nav') === null,
  );
  const chosen = marked[0] ?? inArticle[0] ?? (times.length === 1 ? times[0] : undefined);
  return chosen === undefined ? [] : timeValues(chosen);
}

function timeValues(time: HtmlElement): Candidate[] {
  return [
    [time.getAttribute('datetime'), '<time>'],
    [time.textContent, '<time>'],
  ];
}
