import type { HtmlDocument } from './html-dom.ts';

export interface LinkedArticle {
  headline: string | null;
  name: string | null;
  author: string | null;
  publisher: string | null;
  section: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
  identifier: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** The first article that the page's JSON-LD blocks describe (schema.org/Article and its kin), or null. */
export function readJsonLd(document: HtmlDocument): LinkedArticle | null {
  const things: Json[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    collect(parseLenient(script.textContent ?? ''), things, 0);
  }
  const byId = new Map(
    things.flatMap((thing) => (typeof thing['@id'] === 'string' ? [[thing['@id'], thing] as const] : [])),
  );
  const article =
    things.find((thing) => isArticle(thing) && typeof thing['headline'] === 'string') ?? things.find(isArticle);
  return article === undefined ? null : articleOf(article, byId);
}

/** Pages wrap JSON in CDATA or comments and leave raw line ends inside strings. */
function parseLenient(source: string): unknown {
  const text = source.replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/, '').replace(/(?:\/\/\s*)?(?:\]\]>|-->)\s*$/, '');
  for (const candidate of [text, text.replace(/[\n\r\t]+/g, ' ').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next, more lenient reading is tried; a page without readable JSON-LD has other sources.
    }
  }
  return null;
}

/** Flattens arrays, `@graph` and what a page is about, but not lists of other articles. */
function collect(value: unknown, things: Json[], depth: number): void {
  if (depth > 4 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, things, depth + 1);
    return;
  }
  const thing = value as Json;
  things.push(thing);
  for (const key of ['@graph', 'mainEntity']) collect(thing[key], things, depth + 1);
}

function isArticle(thing: Json): boolean {
  return listOf(thing['@type']).some(
    (type) =>
      typeof type === 'string' && /(?:Article|BlogPosting|NewsStory|^Report)$/.test(type.replace(/^.*[/#]/, '')),
  );
}

function articleOf(article: Json, byId: ReadonlyMap<string, Json>): LinkedArticle {
  const page = article['mainEntityOfPage'];
  return {
    headline: textOf(article['headline']) ?? textOf(article['name']),
    name: textOf(article['name']),
    author: namesOf(article['author'], byId) ?? namesOf(article['creator'], byId),
    publisher: namesOf(article['publisher'], byId) ?? namesOf(article['sourceOrganization'], byId),
    section: textOf(listOf(article['articleSection'])[0]),
    published: textOf(article['datePublished']) ?? textOf(article['dateCreated']),
    url: textOf(article['url']) ?? textOf(page) ?? textOf((page as Json | null)?.['@id']),
    language: textOf(article['inLanguage']) ?? textOf((article['inLanguage'] as Json | null)?.['alternateName']),
    identifier: textOf(article['identifier']),
  };
}

function namesOf(value: unknown, byId: ReadonlyMap<string, Json>): string | null {
  const names = listOf(value)
    .map((item) => nameOf(item, byId))
    .filter((name): name is string => name !== null && !/^https?:/i.test(name));
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function nameOf(item: unknown, byId: ReadonlyMap<string, Json>): string | null {
  if (typeof item === 'string') return textOf(item);
  if (typeof item !== 'object' || item === null) return null;
  const thing = item as Json;
  const named = textOf(thing['name']);
  if (named !== null) return named;
  const target = typeof thing['@id'] === 'string' ? byId.get(thing['@id']) : undefined;
  return target === undefined ? null : textOf(target['name']);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string | null {
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  if (typeof first !== 'string') return null;
  const text = first.replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}
