import mammoth from 'mammoth';
import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { StructureSpan } from '../../../shared/domain/text/structure.ts';
import { readDocxParts, type DocxParts } from './docx-parts.ts';
import { readDocxProperties } from './docx-properties.ts';
import { readFileName } from './file-name-facts.ts';
import { firstLines, readHeaderLines } from './header-lines.ts';
import { bodyOf, isText, parseDocument, type HtmlElement, type HtmlNode } from './html-dom.ts';
import { textOfElement } from './html-text.ts';
import type { ImportInput, ImportPlan, ImportWarning, PlannedArticle } from './import-plan.ts';
import { detectLanguage } from './language.ts';
import {
  assertHasText,
  bareArticle,
  fillFromFileName,
  fillFromHeader,
  fillTitleFromText,
  markTitle,
} from './planned-article.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Set before the ids of notes, so that they cannot be mistaken for ids of the document. */
const idPrefix = 'parlance-';

/** Styles of Word, LibreOffice and pandoc that carry meaning and that mammoth does not map by itself. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Image Caption'] => p.caption:fresh",
  "p[style-name='Table Caption'] => p.caption:fresh",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Footnote Text'] => p:fresh",
  'u => u',
];

export async function planDocx(input: ImportInput): Promise<ImportPlan> {
  const parts = readDocxParts(input.bytes);
  const { body, warnings } = await convert(parts);
  const { text, structure } = textOfElement(body, { keepsSpaces: true });
  assertHasText(text);
  const article = bareArticle(text, structure);
  await describe(article, parts, input.fileName);
  return { format: 'docx', mediaType, encoding: null, articles: [article], warnings };
}

async function convert(parts: DocxParts): Promise<{ body: HtmlElement; warnings: ImportWarning[] }> {
  let html: string;
  try {
    const options = {
      styleMap,
      idPrefix,
      // A style map inside the document would let its author decide what we read.
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    };
    // mammoth takes an opened archive as well as bytes; it sees only the parts that were checked.
    html = (await mammoth.convertToHtml({ file: archiveOf(parts) } as never, options)).value;
  } catch (error) {
    throw new ParlanceError('import.damaged', 'This Word document is damaged: its text cannot be read.', {
      cause: error,
    });
  }
  const body = bodyOf(parseDocument(html));
  if (body === null) throw new Error('the converted document has no body');
  numberNotes(body);
  return { body, warnings: warningsOf(parts) };
}

interface Archive {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<Uint8Array | string>;
}

function archiveOf(parts: DocxParts): Archive {
  return {
    exists: (name) => parts.has(name),
    read: (name, encoding) => {
      const data = parts.get(name);
      if (data === undefined) return Promise.reject(new Error(`the document has no part ${name}`));
      return Promise.resolve(encoding === undefined ? data : new TextDecoder(encoding).decode(data));
    },
  };
}

/** Notes stand at the end, each behind the number that refers to it; mammoth's arrows back are taken out. */
function numberNotes(body: HtmlElement): void {
  let number = 0;
  for (const note of body.querySelectorAll(`li[id^="${idPrefix}footnote-"], li[id^="${idPrefix}endnote-"]`)) {
    number += 1;
    for (const arrow of note.querySelectorAll(`a[href^="#${idPrefix}"]`)) {
      if (arrow.textContent === '↑') arrow.remove();
    }
    const first = firstText(note);
    if (first !== null) first.textContent = `[${number}] ${(first.textContent ?? '').trimStart()}`;
  }
}

/** Word sets a space or a tab between a note's number and its text, here as a text of its own. */
function firstText(node: HtmlNode): HtmlNode | null {
  for (const child of node.childNodes) {
    const found = isText(child) && (child.textContent ?? '').trim() !== '' ? child : firstText(child);
    if (found !== null) return found;
    if (isText(child)) child.textContent = '';
  }
  return null;
}

function warningsOf(parts: DocxParts): ImportWarning[] {
  const main = parts.get('word/document.xml');
  const xml = main === undefined ? '' : Buffer.from(main.buffer, main.byteOffset, main.byteLength);
  const hasChanges = xml.includes('<w:del ') || xml.includes('<w:ins ');
  if (!hasChanges) return [];
  return [
    {
      code: 'docx.changes-accepted',
      message: 'This document has tracked changes: the text was read as if all of them were accepted.',
    },
  ];
}

/** Visible words are trusted before the properties, which often belong to the template or to whoever saved the file. */
async function describe(article: PlannedArticle, parts: DocxParts, fileName: string): Promise<void> {
  const properties = readDocxProperties(parts);
  const header = readHeaderLines(firstLines(article.text));
  const marked = visibleTitle(article);
  if (marked !== undefined) {
    article.title = article.text.slice(marked.start, marked.end).trim().replace(/\s+/g, ' ');
    article.provenance['title'] = marked.kind === 'title' ? 'title style' : 'first heading';
  } else if (properties.title !== null) {
    article.title = properties.title;
    article.provenance['title'] = 'document properties';
  }
  fillTitleFromText(article);
  markTitle(article, article.title);
  fillFromHeader(article, header);
  fillFromFileName(article, readFileName(fileName));
  if (article.byline === null && properties.creator !== null) {
    article.byline = properties.creator;
    article.provenance['byline'] = 'document properties';
  }
  if (article.date === null && properties.created !== null) {
    // The hour at which somebody began to type is nobody's publication time.
    article.date = properties.created.date.slice(0, 10);
    article.datePrecision = 'day';
    article.provenance['date'] = 'document properties (created)';
  }
  article.language = await detectLanguage(article.text);
  if (article.language !== null) article.provenance['language'] = 'detected';
}

/** A paragraph in the title style, or a heading at the very top. */
function visibleTitle(article: PlannedArticle): StructureSpan | undefined {
  const top = firstLines(article.text, 1)[0]?.start ?? 0;
  return (
    article.structure.find((span) => span.kind === 'title') ??
    article.structure.find((span) => span.kind === 'heading' && span.start === top)
  );
}
