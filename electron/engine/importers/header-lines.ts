import { parseDate, westernDigits, type PlannedDate } from './dates.ts';
import { safeWebUrl } from './safe-url.ts';

/** What the lines above and right below a headline say about the article. */
export interface HeaderFacts {
  title: string | null;
  byline: string | null;
  outlet: string | null;
  section: string | null;
  date: PlannedDate | null;
  url: string | null;
  provenance: Record<string, string>;
}

export interface HeaderLine {
  text: string;
  /** Offset of the line in the article's text. */
  start: number;
}

type Field = 'title' | 'byline' | 'outlet' | 'section' | 'date' | 'url';

/** Labels as they stand before a colon, in lower case. */
const labels: Readonly<Record<string, Field>> = {
  title: 'title',
  headline: 'title',
  titel: 'title',
  titre: 'title',
  título: 'title',
  عنوان: 'title',
  العنوان: 'title',
  تیتر: 'title',
  date: 'date',
  published: 'date',
  'publication date': 'date',
  datum: 'date',
  fecha: 'date',
  تاریخ: 'date',
  'تاریخ انتشار': 'date',
  التاريخ: 'date',
  source: 'outlet',
  outlet: 'outlet',
  publication: 'outlet',
  newspaper: 'outlet',
  quelle: 'outlet',
  fuente: 'outlet',
  منبع: 'outlet',
  روزنامه: 'outlet',
  المصدر: 'outlet',
  author: 'byline',
  by: 'byline',
  byline: 'byline',
  autor: 'byline',
  auteur: 'byline',
  نویسنده: 'byline',
  الكاتب: 'byline',
  section: 'section',
  rubrik: 'section',
  url: 'url',
  link: 'url',
};

/** Headlines run to a hundred characters or so; a longer first line is a paragraph. */
export const longestTitle = 200;
const longestValue = 120;
/** Only lines this near to the top are a header. */
const headerLines = 8;
const labelled = /^([\p{L}\p{M}][\p{L}\p{M} ]{0,24}?)\s*[:：]\s*(\S.*)$/u;
const spokenByline = /^(?:By|Von|Par|Por)\s+(\p{Lu}[\p{L}\p{M}.'’ ,&-]{2,80})$/u;

/** First lines of a text that are not blank, with their places. Looks at the beginning only, however long the text is. */
export function firstLines(text: string, count = headerLines): HeaderLine[] {
  const lines: HeaderLine[] = [];
  let start = 0;
  // A header stands in the first few thousand characters; a single huge line is not searched for its end.
  const head = text.slice(0, 8_000);
  while (start < head.length && lines.length < count) {
    const end = head.indexOf('\n', start);
    const line = end < 0 ? head.slice(start) : head.slice(start, end);
    if (line.trim() !== '') lines.push({ text: line, start });
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}

/** Reads `Label: value` lines, a by-line and a line that is a date and nothing else. */
export function readHeaderLines(lines: readonly HeaderLine[]): HeaderFacts {
  const facts: HeaderFacts = {
    title: null,
    byline: null,
    outlet: null,
    section: null,
    date: null,
    url: null,
    provenance: {},
  };
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    if (text.length > longestTitle) break;
    if (readLabelled(facts, text)) continue;
    if (text.length > longestValue) continue;
    readBare(facts, text, index);
  }
  return facts;
}

function readLabelled(facts: HeaderFacts, text: string): boolean {
  const match = labelled.exec(text);
  const field = match ? labels[(match[1] ?? '').toLowerCase()] : undefined;
  const value = match?.[2]?.trim() ?? '';
  if (field === undefined || value === '' || facts[field] !== null) return false;
  if (field === 'date') {
    const date = parseDate(value);
    if (date === null) return false;
    facts.date = date;
  } else if (field === 'url') {
    const url = safeWebUrl(value);
    if (url === null) return false;
    facts.url = url;
  } else if (value.length > (field === 'title' ? longestTitle : longestValue)) {
    return false;
  } else {
    facts[field] = value;
  }
  facts.provenance[field] = 'header line';
  return true;
}

function readBare(facts: HeaderFacts, text: string, index: number): void {
  // The first line is the headline, whatever it looks like.
  if (index === 0) return;
  const byline = spokenByline.exec(text);
  if (byline && facts.byline === null) {
    facts.byline = (byline[1] ?? '').trim();
    facts.provenance['byline'] = 'byline line';
    return;
  }
  if (facts.date !== null || !/\d{4}/.test(westernDigits(text))) return;
  const date = parseDate(text);
  if (date !== null && (date.datePrecision === 'day' || date.datePrecision === 'minute')) {
    facts.date = date;
    facts.provenance['date'] = 'date line';
    return;
  }
  readDateline(facts, text);
}

/** `The Northern Herald, 14 March 2026`: an outlet and its date, nothing else in the line. */
function readDateline(facts: HeaderFacts, text: string): void {
  const match = /^(\p{L}[\p{L}\p{M}\p{N}.'’& \u200c-]{2,59})\s?[,،|·•–—]\s*(\S.*)$/u.exec(text);
  const date = match ? parseDate(match[2] ?? '') : null;
  if (!match || date === null || date.datePrecision === 'year' || date.datePrecision === 'month') return;
  facts.date = date;
  facts.provenance['date'] = 'outlet and date line';
  if (facts.outlet === null && isOutletName(match[1] ?? '')) {
    facts.outlet = (match[1] ?? '').trim();
    facts.provenance['outlet'] = 'outlet and date line';
  }
}

const outletWord =
  /^(?:the|le|la|les|el|il|die|der|das)\s|(?:times|post|news|herald|daily|press|journal|gazette|tribune|agency|observer|standard|chronicle|روزنامه|خبرگزاری|صحيفة|وكالة)/iu;

/** `New York, 14 March` names a place, `The Herald, 14 March` a paper. */
function isOutletName(words: string): boolean {
  return words.trim().split(/\s+/).length >= 2 && outletWord.test(words.trim());
}
