import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import type { FileNameFacts } from './file-name-facts.ts';
import { firstLines, longestTitle, type HeaderFacts } from './header-lines.ts';
import type { PlannedArticle } from './import-plan.ts';

/** An article about which nothing is known but its text. */
export function bareArticle(text: string, structure: StructureSpan[]): PlannedArticle {
  return {
    title: '',
    text,
    structure,
    byline: null,
    outlet: null,
    section: null,
    date: null,
    datePrecision: null,
    url: null,
    language: null,
    sourceId: null,
    provenance: {},
  };
}

/** Fills what is still empty from the header lines, then from the file's name. What is there already is trusted more. */
export function fillFromHeader(article: PlannedArticle, header: HeaderFacts): void {
  for (const field of ['byline', 'outlet', 'section', 'url'] as const) {
    if (article[field] === null && header[field] !== null) {
      article[field] = header[field];
      article.provenance[field] = header.provenance[field] ?? 'header line';
    }
  }
  if (article.date === null && header.date !== null) {
    article.date = header.date.date;
    article.datePrecision = header.date.datePrecision;
    article.provenance['date'] = header.provenance['date'] ?? 'header line';
  }
}

export function fillFromFileName(article: PlannedArticle, facts: FileNameFacts): void {
  if (article.title === '') {
    article.title = facts.title;
    article.provenance['title'] = 'file name';
  }
  if (article.outlet === null && facts.outlet !== null) {
    article.outlet = facts.outlet;
    article.provenance['outlet'] = 'file name';
  }
  if (article.date === null && facts.date !== null) {
    article.date = facts.date.date;
    article.datePrecision = facts.date.datePrecision;
    article.provenance['date'] = 'file name';
  }
}

/** Refuses a text that holds nothing to code. */
export function assertHasText(text: string): void {
  if (/\S/.test(text)) return;
  throw new ParlanceError('import.no-text', 'This file holds no text, only white space.');
}

/** Paragraphs among which the headline is looked for. */
const titleParagraphs = 6;

/** The paragraph that repeats the title is marked as the title, whatever it was marked as. */
export function markTitle(article: { text: string; structure: StructureSpan[] }, title: string): void {
  if (article.structure.some((span) => span.kind === 'title')) return;
  const wanted = comparableTitle(title);
  const lines = firstLines(article.text, titleParagraphs);
  const line = lines.find((candidate) => comparableTitle(candidate.text) === wanted);
  if (wanted === '' || line === undefined) return;
  const end = line.start + line.text.length;
  const isWhole = (span: StructureSpan): boolean => span.start === line.start && span.end === end;
  const kept = article.structure.filter(
    (span) => !(isWhole(span) && (span.kind === 'heading' || span.kind === 'bold')),
  );
  const at = kept.findIndex((span) => span.start >= line.start);
  kept.splice(at < 0 ? kept.length : at, 0, { kind: 'title', start: line.start, end });
  article.structure = kept;
}

export function comparableTitle(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Where nothing else names the article: its first line, if that is short and not all there is. */
export function fillTitleFromText(article: PlannedArticle): void {
  if (article.title !== '') return;
  const first = firstLines(article.text, 1)[0];
  if (first === undefined || first.text.length > longestTitle || first.text.length === article.text.trim().length)
    return;
  article.title = first.text.trim();
  article.provenance['title'] = 'first line';
}
