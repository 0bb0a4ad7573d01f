import { ParlanceError } from '../../../shared/contract/errors.ts';
import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import { readFileName, stemOf } from './file-name-facts.ts';
import { firstLines, longestTitle, readHeaderLines, type HeaderLine } from './header-lines.ts';
import { vocabularyOf } from './hyphenation.ts';
import type { ImportInput, ImportPlan, ImportWarning, PlannedArticle } from './import-plan.ts';
import { detectLanguage } from './language.ts';
import { readPdfPage } from './pdf-characters.ts';
import { fragmentsOf } from './pdf-fragments.ts';
import { blocksInReadingOrder } from './pdf-layout.ts';
import { linesOf } from './pdf-lines.ts';
import { paragraphsOf, type PdfParagraph } from './pdf-paragraphs.ts';
import { removeRunningLines, type PageFragments, type RunningLines } from './pdf-running-lines.ts';
import { safeWebUrl } from './safe-url.ts';
import { pdfMetaText, withPdf, type OpenPdf } from './pdfium.ts';
import {
  bareArticle,
  comparableTitle,
  fillFromFileName,
  fillFromHeader,
  fillTitleFromText,
  markTitle,
} from './planned-article.ts';

export async function planPdf(input: ImportInput): Promise<ImportPlan> {
  assertWhole(input.bytes);
  const { pages, unreadable, title, author } = await withPdf(input.bytes, (pdf) => {
    const read = Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
    return {
      pages: read.filter((page) => page !== null),
      unreadable: read.flatMap((page, index) => (page === null ? [index + 1] : [])),
      title: pdfMetaText(pdf, 'Title'),
      author: pdfMetaText(pdf, 'Author'),
    };
  });
  if (pages.length === 0)
    throw new ParlanceError('import.damaged', 'This PDF is damaged: none of its pages can be read.');
  const { paragraphs, running } = textOfPages(pages);
  if (paragraphs.length === 0) throw withoutText();

  const { text, structure } = assemble(paragraphs);
  const article = bareArticle(text, structure);
  await describe(article, { paragraphs, running, title, author, fileName: input.fileName });
  const warnings = warningsOf(pages, unreadable, running);
  return { format: 'pdf', mediaType: 'application/pdf', encoding: null, articles: [article], warnings };
}

/** The end of a PDF says where everything is. PDFium guesses where it is missing, and loses pages without saying so. */
function assertWhole(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2_048).toString('latin1');
  if (tail.includes('%%EOF') || tail.includes('startxref')) return;
  throw new ParlanceError('import.damaged', 'This PDF is cut off: its end is missing. Copy or download it again.');
}

function withoutText(): ParlanceError {
  return new ParlanceError(
    'import.no-text',
    'This PDF has no text layer: its pages are pictures. Run text recognition (OCR) on it and import the result.',
  );
}

interface ReadPage extends PageFragments {
  letters: number;
  unmapped: number;
  turned: number;
}

/** Characters become fragments at once: those of a long document, each with its place, would fill the memory. */
function readPage(pdf: OpenPdf, index: number): ReadPage | null {
  const page = readPdfPage(pdf, index);
  if (page === null) return null;
  const { number, height, characters, unmapped, turned } = page;
  const letters = characters.filter(({ text }) => text.trim() !== '').length;
  return { number, height, fragments: fragmentsOf(characters), letters, unmapped, turned };
}

function textOfPages(pages: ReadPage[]): { paragraphs: PdfParagraph[]; running: RunningLines } {
  const running = removeRunningLines(pages);
  const isRightToLeft = isMostlyRightToLeft(pages);
  const columns = pages.flatMap(({ number, fragments }) =>
    blocksInReadingOrder(fragments, isRightToLeft).map((block) => linesOf(block, number)),
  );
  const vocabulary = vocabularyOf(columns.flat().map((line) => line.text));
  const paragraphs = paragraphsOf(columns, vocabulary).map((paragraph) => ({
    ...paragraph,
    text: canonicalizeText(paragraph.text).replaceAll('\n', ' '),
  }));
  return { paragraphs: paragraphs.filter(({ text }) => text.trim() !== ''), running };
}

function isMostlyRightToLeft(pages: readonly PageFragments[]): boolean {
  const fragments = pages.flatMap((page) => page.fragments);
  return fragments.filter((fragment) => fragment.isRightToLeft).length * 2 > fragments.length;
}

/** Sets the paragraphs below each other and keeps where each page begins. */
function assemble(paragraphs: readonly PdfParagraph[]): { text: string; structure: StructureSpan[] } {
  const structure: StructureSpan[] = [];
  const starts: { page: number; at: number }[] = [];
  const texts: string[] = [];
  const bodySize = commonestSize(paragraphs);
  const boldLetters = paragraphs.reduce((sum, { isBold, text }) => sum + (isBold ? text.length : -text.length), 0);
  const isBodyBold = boldLetters > 0;
  let offset = 0;
  for (const paragraph of paragraphs) {
    const { text } = paragraph;
    for (const { page, offset: within } of paragraph.pages) {
      if (starts.at(-1)?.page !== page) starts.push({ page, at: offset + Math.min(within, text.length) });
    }
    if (paragraph.isTableRow) structure.push({ kind: 'table-row', start: offset, end: offset + text.length });
    else if (isHeading(paragraph, bodySize, isBodyBold))
      structure.push({ kind: 'heading', start: offset, end: offset + text.length, level: 2 });
    texts.push(text);
    offset += text.length + 1;
  }
  const end = offset - 1;
  const pages = starts.map(({ page, at }, index): StructureSpan => {
    const next = starts[index + 1]?.at;
    return { kind: 'page', start: at, end: next ?? end, level: page };
  });
  const spans = [...pages, ...structure].filter((span) => span.start < span.end);
  return { text: texts.join('\n'), structure: spans.toSorted((a, b) => a.start - b.start || b.end - a.end) };
}

function commonestSize(paragraphs: readonly PdfParagraph[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of paragraphs) {
    const rounded = Math.round(size * 2) / 2;
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** Larger or bolder than the body, and too short to be a paragraph. */
function isHeading({ size, isBold, text }: PdfParagraph, bodySize: number, isBodyBold: boolean): boolean {
  if (text.length > longestTitle || !/\p{L}/u.test(text)) return false;
  return size > bodySize * 1.15 || (isBold && !isBodyBold && text.length <= 120 && !/[.!?؟,;:]$/u.test(text));
}

interface Described {
  paragraphs: readonly PdfParagraph[];
  running: RunningLines;
  title: string | null;
  author: string | null;
  fileName: string;
}

/** Titles that programs fill in: names of files and of the program itself. */
const emptyTitle =
  /^(?:microsoft word\s*-.*|untitled.*|document\s?\d*|about:blank|.*\.(?:docx?|pdf|html?|odt|indd|qxd|tex))$/i;

async function describe(article: PlannedArticle, facts: Described): Promise<void> {
  const largest = largestOnFirstPage(facts.paragraphs);
  const isNamed = facts.title !== null && !emptyTitle.test(facts.title) && facts.title !== stemOf(facts.fileName);
  const isShown =
    isNamed &&
    firstLines(article.text).some((line) => comparableTitle(line.text) === comparableTitle(facts.title ?? ''));
  if (facts.title !== null && isNamed && (isShown || largest === null)) {
    article.title = facts.title;
    article.provenance['title'] = 'document properties';
  } else if (largest !== null) {
    article.title = largest;
    article.provenance['title'] = 'largest text on page 1';
  }
  fillTitleFromText(article);
  markTitle(article, article.title);
  // The line that runs along the top of a newspaper page often has its name and date.
  const lines = firstLines(article.text);
  const headers = facts.running.lines.map((text): HeaderLine => ({ text, start: 0 }));
  fillFromHeader(article, readHeaderLines([...lines.slice(0, 1), ...headers, ...lines.slice(1)]));
  const address = safeWebUrl(facts.running.address);
  if (article.url === null && address !== null) {
    article.url = address;
    article.provenance['url'] = 'printed below the page';
  }
  fillFromFileName(article, readFileName(facts.fileName));
  if (
    article.byline === null &&
    facts.author !== null &&
    !/^(?:unknown|user|admin|administrator)$/i.test(facts.author)
  ) {
    article.byline = facts.author;
    article.provenance['byline'] = 'document properties';
  }
  article.language = await detectLanguage(article.text);
  if (article.language !== null) article.provenance['language'] = 'detected';
}

function largestOnFirstPage(paragraphs: readonly PdfParagraph[]): string | null {
  const first = paragraphs.filter(
    ({ pages, text }) => pages[0]?.page === paragraphs[0]?.pages[0]?.page && /\p{L}/u.test(text),
  );
  const largest = first.reduce<PdfParagraph | null>(
    (best, next) => (best === null || next.size > best.size ? next : best),
    null,
  );
  if (largest === null || largest.text.length > longestTitle) return null;
  return largest.size > commonestSize(paragraphs) * 1.2 ? largest.text : null;
}

function warningsOf(
  pages: readonly ReadPage[],
  unreadable: readonly number[],
  { lines }: RunningLines,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  const add = (code: string, message: string): void => {
    warnings.push({ code, message });
  };
  const bare = pages.filter(({ letters }) => letters === 0).map(({ number }) => number);
  const total = pages.reduce((sum, page) => sum + page.letters, 0);
  const unmapped = pages.reduce((sum, page) => sum + page.unmapped, 0);
  const turned = pages.reduce((sum, page) => sum + page.turned, 0);
  if (unreadable.length > 0) add('pdf.pages-unreadable', `Damaged pages were left out: ${unreadable.join(', ')}.`);
  if (bare.length > 0)
    add('pdf.pages-without-text', `Pages without a text layer (pictures or blank): ${bare.join(', ')}.`);
  if (lines.length > 0) add('pdf.running-lines', `Left out as running headers and footers: ${lines.join(' / ')}`);
  if (turned > 0) add('pdf.turned-text', `${turned} characters that stand at an angle to the text were left out.`);
  if (unmapped > total * 0.05)
    add('pdf.unmapped', 'The fonts of this PDF do not tell all of their letters: compare the text with the page.');
  return warnings;
}
