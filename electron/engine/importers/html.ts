import { Readability } from '@mozilla/readability';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import { decodeText } from './encoding.ts';
import { readFileName } from './file-name-facts.ts';
import { firstLines, longestTitle, readHeaderLines } from './header-lines.ts';
import { declaredCharset } from './html-charset.ts';
import { bodyOf, depthOf, parseDocument, type HtmlDocument, type HtmlElement } from './html-dom.ts';
import { baseAddress, readHtmlMetadata } from './html-metadata.ts';
import { isHidden, textOfElement } from './html-text.ts';
import type { ImportInput, ImportPlan, ImportWarning, PlannedArticle } from './import-plan.ts';
import { reconcileLanguage } from './language.ts';
import { safeWebUrl } from './safe-url.ts';
import {
  assertHasText,
  bareArticle,
  comparableTitle,
  fillFromFileName,
  fillFromHeader,
  fillTitleFromText,
  markTitle,
} from './planned-article.ts';

export async function planHtml(input: ImportInput): Promise<ImportPlan> {
  const decoded = await decodeText(input.bytes, { chosen: input.encoding, declared: declaredCharset(input.bytes) });
  assertBearable(decoded.text);
  const document = parseDocument(decoded.text);
  const metadata = readHtmlMetadata(document);
  const headline = headlineOnPage(document, metadata.title);
  const baseUrl = baseAddress(document) ?? metadata.url ?? savedFrom(decoded.text);
  if (metadata.url === null && savedFrom(decoded.text) !== null) {
    metadata.url = savedFrom(decoded.text);
    metadata.provenance['url'] = 'saved-from comment';
  }
  const main = readMainText(decoded.text, document, baseUrl, headline);
  markTitle(main, metadata.title);
  assertHasText(main.text);

  const article: PlannedArticle = { ...bareArticle(main.text, main.structure), ...metadata };
  fillFromHeader(article, readHeaderLines(firstLines(main.text)));
  fillTitleFromText(article);
  fillFromFileName(article, readFileName(input.fileName));
  const { language, isDeclared } = await reconcileLanguage(metadata.language, main.text);
  article.language = language;
  if (language !== null && !isDeclared) article.provenance['language'] = 'detected';
  return {
    format: 'html',
    mediaType: 'text/html',
    encoding: decoded.encoding,
    articles: [article],
    warnings: [...decoded.warnings, ...main.warnings],
  };
}

/** The longest pages of reference works have a fifth of this; a tree of more would fill the memory. */
const mostTags = 300_000;

function assertBearable(markup: string): void {
  let count = 0;
  for (let at = markup.indexOf('<'); at >= 0 && count <= mostTags; at = markup.indexOf('<', at + 1)) count += 1;
  if (count <= mostTags) return;
  throw new ParlanceError('import.too-large', `This page has more than ${mostTags} tags, too many for an article.`, {
    details: { mostTags },
  });
}

/** Browsers write the address into a comment when they save a page. */
function savedFrom(markup: string): string | null {
  return safeWebUrl(/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(markup.slice(0, 4_096))?.[1]);
}

interface MainText {
  text: string;
  structure: StructureSpan[];
  warnings: ImportWarning[];
}

/** With less text than this share of the page's visible words, Readability has taken a side column for the article. */
const fewestOfBody = 0.1;

function readMainText(
  markup: string,
  document: HtmlDocument,
  baseUrl: string | null,
  headline: string | null,
): MainText {
  // Readability takes the document apart, so that the fallback below parses the page anew.
  const main = extractMain(document);
  if (main !== null) {
    const found = withHeadline(main, baseUrl, headline);
    const isMain = found.text.length >= fewestOfBody * bodyText(markup, baseUrl).text.length;
    if (/\S/.test(found.text) && isMain && linkedShare(found) < mostLinked) {
      return { ...found, warnings: [] };
    }
  }
  const message = 'The main text could not be told from the rest of the page: all visible text was taken.';
  return { ...bodyText(markup, baseUrl), warnings: [{ code: 'html.no-main-text', message }] };
}

/** A page that is links for the most part is a front page or a menu. */
const mostLinked = 0.6;

function linkedShare({ text, structure }: Pick<MainText, 'text' | 'structure'>): number {
  const links = structure.filter((span) => span.kind === 'link');
  return links.reduce((sum, span) => sum + span.end - span.start, 0) / text.length;
}

/** Readability's time grows with the square of the depth; browsers themselves stop at 512. */
const deepestForMain = 256;

function extractMain(document: HtmlDocument): HtmlElement | null {
  const root = document.documentElement;
  if (root === null || depthOf(root, deepestForMain) > deepestForMain) return null;
  try {
    return readability(document);
  } catch {
    // It trips over trees that browsers would have mended. The whole text is taken then, with a warning.
    return null;
  }
}

function readability(document: HtmlDocument): HtmlElement | null {
  const reader = new Readability<HtmlElement>(document as never, {
    serializer: (node) => node as unknown as HtmlElement,
    disableJSONLD: true,
  });
  return reader.parse()?.content ?? null;
}

function bodyText(markup: string, baseUrl: string | null): { text: string; structure: StructureSpan[] } {
  const body = bodyOf(parseDocument(markup));
  return body === null ? { text: '', structure: [] } : textOfElement(body, { baseUrl, skipsPageFurniture: true });
}

/** Sets the headline above the text again: Readability removes it, and headlines are coded too. */
function withHeadline(
  main: HtmlElement,
  baseUrl: string | null,
  headline: string | null,
): { text: string; structure: StructureSpan[] } {
  const plain = textOfElement(main, { baseUrl });
  if (headline === null || comparableTitle(plain.text.slice(0, 1_000)).includes(comparableTitle(headline)))
    return plain;
  return textOfElement(main, { baseUrl, title: headline });
}

/** The headline as the page shows it, or null: words that a reader cannot see are never put into the text. */
function headlineOnPage(document: HtmlDocument, title: string): string | null {
  const wanted = comparableTitle(title);
  const shown = [...document.querySelectorAll('h1, h2, [itemprop~="headline"]')]
    .filter((element) => !isHidden(element) && element.closest('nav, aside, footer') === null)
    .map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && text.length <= longestTitle);
  return shown.find((text) => comparableTitle(text) === wanted) ?? null;
}
