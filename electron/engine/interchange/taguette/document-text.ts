import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import {
  bodyOf,
  depthOf,
  isElement,
  isText,
  parseDocument,
  type HtmlElement,
  type HtmlNode,
} from '../../importers/html-dom.ts';
import { safeLink } from '../../importers/safe-url.ts';
import { MappedText, type Opening } from './mapped-text.ts';
import { createByteIndex } from './raw-bytes.ts';

/** A document of Taguette as an article. */
export interface TaguetteText {
  text: string;
  structure: StructureSpan[];
  /**
   * Positions in Taguette are bytes of the UTF-8 of all text nodes together, tags not counted (Taguette, `extract.py`).
   * UTF-16 positions in `text`, or null where no words stand there.
   */
  place(startByte: number, endByte: number): { start: number; end: number } | null;
}

/** So deep no document is nested that people wrote; and it is walked by recursion. */
const deepest = 500;

/** The text of a document, or null where its markup is nested too deeply to be read. */
export function readDocumentText(html: string): TaguetteText | null {
  // Parsers of pages drop white space before the first element (HTML, 13.2.6.4.1 to 13.2.6.4.3), and so does Taguette's.
  const body = bodyOf(parseDocument(html.replace(/\r\n?/g, '\n').replace(/^[ \t\n\f]+/, '')));
  if (!body) return { text: '', structure: [], place: () => null };
  if (depthOf(body, deepest) > deepest) return null;
  const raw: string[] = [];
  const mapped = new MappedText();
  walkChildren(body, { mapped, raw, isVerbatim: false, isInCell: false, listDepth: 0 });
  const { text, structure, place } = mapped.finish();
  const bytes = createByteIndex(raw.join(''));
  return {
    text,
    structure,
    place(startByte, endByte) {
      const start = bytes.toUtf16(startByte);
      // What reaches beyond the end ends there, as Taguette shows it.
      const end = bytes.toUtf16(Math.min(endByte, bytes.byteLength));
      return start === null || end === null || start >= end ? null : place(start, end);
    },
  };
}

/** The words of a snippet, which is a piece of the document's markup, with its lines. */
export function wordsOfSnippet(html: string): string {
  return readDocumentText(html)?.text ?? '';
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
};

/**
 * The words of a snippet without any white space: enough to compare, and a hundred times as fast. Taguette's snippets
 * are written by a serialiser, which escapes what could be taken for a tag.
 */
export function lettersOfSnippet(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  const plain = text.replace(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => entities[entity] ?? entity);
  return withoutBlanks(/&#|&[a-z]+;/i.test(plain) ? wordsOfSnippet(html) : plain);
}

export function withoutBlanks(text: string): string {
  return text.replace(/[\s\uFEFF]+/gu, '');
}

interface Walk {
  mapped: MappedText;
  raw: string[];
  isVerbatim: boolean;
  isInCell: boolean;
  listDepth: number;
}

function walkChildren(parent: HtmlNode, walk: Walk): void {
  let isFirst = true;
  for (const node of parent.childNodes) {
    if (isText(node)) {
      const given = node.textContent ?? '';
      // A line break right behind <pre> is no part of the text (HTML, 13.2.6.4.7).
      const text = isFirst && isElement(parent) && parent.localName === 'pre' ? given.replace(/^\n/, '') : given;
      walk.raw.push(text);
      walk.mapped.addText(text, walk.isVerbatim);
    } else if (isElement(node)) walkElement(node, walk);
    isFirst = false;
  }
}

const plainBlocks = new Set('p div ul ol dl dt dd table thead tbody tfoot section article hr'.split(' '));
const inlineKinds = new Map<string, Opening['kind']>([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
]);
const blockKinds = new Map<string, Opening['kind']>([
  ['blockquote', 'quotation'],
  ['pre', 'preformatted'],
  ['caption', 'caption'],
  ['tr', 'table-row'],
]);

function walkElement(element: HtmlElement, walk: Walk): void {
  const name = element.localName;
  const { mapped } = walk;
  if (name === 'br') {
    if (walk.isInCell) mapped.addBlank();
    else mapped.breakLine();
  } else if (name === 'td' || name === 'th') walkCell(element, walk);
  else if (isBlock(name)) walkBlock(element, walk);
  else walkInline(element, walk);
}

function isBlock(name: string): boolean {
  return plainBlocks.has(name) || blockKinds.has(name) || name === 'li' || /^h[1-6]$/.test(name);
}

function walkCell(element: HtmlElement, walk: Walk): void {
  if (element.parentNode?.children[0] !== element) walk.mapped.addCellBorder();
  walkChildren(element, { ...walk, isInCell: true, isVerbatim: false });
}

function walkBlock(element: HtmlElement, walk: Walk): void {
  const { mapped } = walk;
  if (walk.isInCell) {
    mapped.addBlank();
    walkChildren(element, walk);
    mapped.addBlank();
    return;
  }
  const opening = openingOf(element.localName, walk.listDepth);
  const isList = element.localName === 'ul' || element.localName === 'ol';
  mapped.breakLine();
  if (opening) mapped.open(opening);
  walkChildren(element, {
    ...walk,
    isVerbatim: walk.isVerbatim || element.localName === 'pre',
    listDepth: walk.listDepth + (isList ? 1 : 0),
  });
  if (opening) mapped.close();
  mapped.breakLine();
}

function openingOf(name: string, listDepth: number): Opening | null {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (name === 'li') return { kind: 'list-item', level: Math.max(1, listDepth) };
  const kind = blockKinds.get(name);
  return kind === undefined ? null : { kind };
}

function walkInline(element: HtmlElement, walk: Walk): void {
  const kind = inlineKinds.get(element.localName);
  const href = element.localName === 'a' ? safeLink(element.getAttribute('href')) : null;
  const opening: Opening | null = href !== null ? { kind: 'link', href } : kind === undefined ? null : { kind };
  if (opening) walk.mapped.open(opening);
  walkChildren(element, walk);
  if (opening) walk.mapped.close();
}
