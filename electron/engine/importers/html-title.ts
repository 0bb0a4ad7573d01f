import { isHidden } from './html-text.ts';
import type { HtmlDocument } from './html-dom.ts';
import type { LinkedArticle } from './json-ld.ts';
import { comparableTitle } from './planned-article.ts';

/** A value and the place on the page that it was read from. */
export type Candidate = readonly [value: string | null | undefined, source: string];

export function titleCandidates(
  document: HtmlDocument,
  linked: LinkedArticle | null,
  meta: ReadonlyMap<string, string>,
  outlet: string | null,
): Candidate[] {
  const pageTitle = document.querySelector('title')?.textContent ?? null;
  return [
    [linkedTitle(linked, pageTitle), 'json-ld'],
    [withoutOutlet(meta.get('og:title'), outlet), 'og:title'],
    [meta.get('dc.title') ?? meta.get('dcterms.title'), 'dc.title'],
    [meta.get('citation_title') ?? meta.get('parsely-title') ?? meta.get('headline'), 'meta title'],
    [withoutOutlet(meta.get('twitter:title'), outlet), 'twitter:title'],
    [onlyHeading(document, pageTitle), 'h1'],
    [withoutOutlet(pageTitle, outlet), '<title>'],
  ];
}

/** Encyclopaedias put a description into `headline` and the title into `name`: the page's own title tells. */
function linkedTitle(linked: LinkedArticle | null, pageTitle: string | null): string | null {
  if (linked === null) return null;
  const whole = comparableTitle(pageTitle ?? '');
  const isShown = (text: string | null): boolean => text !== null && whole.startsWith(comparableTitle(text));
  return !isShown(linked.headline) && isShown(linked.name) ? linked.name : linked.headline;
}

/** A single `<h1>` is the headline, unless the page's title does not know it: then it is the site's name. */
function onlyHeading(document: HtmlDocument, pageTitle: string | null): string | null {
  const headings = [...document.querySelectorAll('h1')].filter((heading) => !isHidden(heading));
  const text = headings.length === 1 ? (headings[0]?.textContent ?? '').trim() : '';
  const whole = comparableTitle(pageTitle ?? '');
  return text !== '' && (whole === '' || whole.includes(comparableTitle(text))) ? text : null;
}

const lastPart = /^(.+?)\s+[|–—•·»-]\s+([^|–—•·»]+)$/u;

/** `Talks stall | The Herald` without its last part, where that is the outlet. */
function withoutOutlet(title: string | null | undefined, outlet: string | null): string | null {
  const text = title?.replace(/\s+/g, ' ').trim() ?? '';
  const match = lastPart.exec(text);
  if (!match || outlet === null) return text || null;
  const fold = (name: string): string => name.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]/gu, '');
  return fold(match[2] ?? '') === fold(outlet) ? (match[1] ?? null) : text;
}

/** The outlet behind the headline in `<title>`: `Talks stall - Asia - The Northern Herald`. */
export function outletBehindTitle(document: HtmlDocument, title: string): string | null {
  const whole = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  if (title === '' || !whole.startsWith(title)) return null;
  const parts = whole.slice(title.length).split(/\s+[|–—•·»-]\s+/u);
  const last = parts.length > 1 ? (parts.at(-1)?.trim() ?? '') : '';
  // A single word is as likely the section: `World`, `Opinion`.
  const isName = /^\p{Lu}|^\p{Lo}/u.test(last) && /[\s.]/.test(last);
  return isName && last.length <= 40 ? last : null;
}
