import type { BlockKind, InlineKind, StructureSpan } from '../../../shared/domain/text/structure.ts';
import { isElement, isText, type HtmlElement, type HtmlNode } from './html-dom.ts';
import { safeLink } from './safe-url.ts';
import { TextBuilder, type BlockContext } from './text-builder.ts';

export interface TextWalkOptions {
  /** Relative links are resolved against it; without it they are dropped. */
  baseUrl?: string | null;
  /** A headline to set above the text. */
  title?: string | null;
  /** White space in text counts (Word), where a page would collapse it. */
  keepsSpaces?: boolean;
  /** Skips navigation, page headers and footers too: for pages whose main part could not be told from the rest. */
  skipsPageFurniture?: boolean;
}

/** Never text of an article, whether a browser shows them or not. */
const skipped = new Set(
  (
    'script style noscript template iframe frame object embed applet canvas audio video svg head title meta link ' +
    'button input select textarea datalist option dialog map area rp rt noframes'
  ).split(' '),
);
const blocks = new Set(
  (
    'address article aside body center dd details dir div dl dt fieldset figcaption figure footer form header hgroup ' +
    'hr html legend li main menu nav ol p section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);
const inlineKinds: Readonly<Record<string, InlineKind>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  u: 'underline',
};
const headingLevel = /^h([1-6])$/;

/** Text and structure of a part of a document, as a reader would see it. */
export function textOfElement(
  root: HtmlElement,
  options: TextWalkOptions = {},
): { text: string; structure: StructureSpan[] } {
  const builder = new TextBuilder();
  if (options.title) {
    builder.openBlock({ kind: 'title' });
    builder.addText(options.title);
    builder.closeBlock();
  }
  walkChildren(root, { builder, options, listDepth: 0, isVerbatim: options.keepsSpaces === true, isInCell: false });
  return builder.finish();
}

interface WalkState {
  readonly builder: TextBuilder;
  readonly options: TextWalkOptions;
  readonly listDepth: number;
  readonly isVerbatim: boolean;
  readonly isInCell: boolean;
}

function walkChildren(parent: HtmlNode, state: WalkState): void {
  for (const node of parent.childNodes) {
    if (isText(node)) addText(node.textContent ?? '', state);
    else if (isElement(node)) walkElement(node, state);
  }
}

function addText(text: string, state: WalkState): void {
  // A cell is one stretch of a row: its own tabs and line ends would look like cell borders and rows.
  if (state.isInCell) state.builder.addText(text);
  else if (state.options.keepsSpaces === true) state.builder.addText(text.replaceAll('\n', ' '), true);
  else state.builder.addText(text, state.isVerbatim);
}

function walkElement(element: HtmlElement, state: WalkState): void {
  const name = element.localName;
  if (skipped.has(name) || isHidden(element)) return;
  if (state.options.skipsPageFurniture === true && isFurniture(element)) return;
  if (name === 'br') breakLine(state);
  else if (name === 'table' && !state.isInCell) walkTable(element, state);
  else if (state.isInCell && (blocks.has(name) || headingLevel.test(name))) walkInCell(element, state);
  else if (name === 'q') walkQuoted(element, state);
  else if (blockOf(element, state) !== null) walkBlock(element, state);
  else if (blocks.has(name)) walkPlainBlock(element, state);
  else walkInline(element, state);
}

function breakLine(state: WalkState): void {
  if (state.isInCell) state.builder.addText(' ');
  else state.builder.breakLine(state.isVerbatim && state.options.keepsSpaces !== true);
}

/** What browsers do not show must not become evidence. */
export function isHidden(element: HtmlElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** A header or footer of an article or section is part of it; one of the page is not. */
function isFurniture(element: HtmlElement): boolean {
  if (!/^(?:nav|header|footer|aside|div|ul|section|form)$/.test(element.localName)) return false;
  const role = element.getAttribute('role');
  if (role !== null && /^(?:navigation|banner|contentinfo|search)$/.test(role)) return true;
  if (element.localName === 'nav' || element.localName === 'aside') return true;
  if (element.localName !== 'header' && element.localName !== 'footer') return false;
  return element.closest('article, main') === null && element.querySelector('h1') === null;
}

function blockOf(element: HtmlElement, state: WalkState): BlockContext | null {
  const name = element.localName;
  const heading = headingLevel.exec(name);
  if (heading) return headingBlock(element, Number(heading[1]));
  const level = state.listDepth + 1;
  const kinds: Readonly<Record<string, BlockKind>> = {
    blockquote: 'quotation',
    figcaption: 'caption',
    caption: 'caption',
    pre: 'preformatted',
  };
  if (name === 'li')
    return isFootnote(element) ? { kind: 'footnote' } : { kind: 'list-item', level: Math.max(1, level - 1) };
  if (name === 'p' && element.getAttribute('class') === 'caption') return { kind: 'caption' };
  const kind = kinds[name];
  return kind === undefined ? null : { kind };
}

function headingBlock(element: HtmlElement, level: number): BlockContext {
  return element.getAttribute('class') === 'title' ? { kind: 'title' } : { kind: 'heading', level };
}

function isFootnote(element: HtmlElement): boolean {
  return /(?:^|-)(?:footnote|endnote|fn)-?\d+$/.test(element.getAttribute('id') ?? '');
}

function walkBlock(element: HtmlElement, state: WalkState): void {
  const block = blockOf(element, state);
  if (block === null) return;
  const isVerbatim = state.isVerbatim || block.kind === 'preformatted';
  state.builder.openBlock(block);
  walkChildren(element, { ...state, isVerbatim });
  state.builder.closeBlock();
}

function walkPlainBlock(element: HtmlElement, state: WalkState): void {
  const isList = /^(?:ul|ol|menu|dir)$/.test(element.localName);
  state.builder.breakLine();
  walkChildren(element, isList ? { ...state, listDepth: state.listDepth + 1 } : state);
  state.builder.breakLine();
}

function walkInline(element: HtmlElement, state: WalkState): void {
  const { builder, options } = state;
  const kind = inlineKinds[element.localName];
  const href = element.localName === 'a' ? safeLink(element.getAttribute('href'), options.baseUrl ?? null) : null;
  const isVerbatim = state.isVerbatim || element.localName === 'textarea';
  if (kind !== undefined) builder.openInline({ kind });
  else if (href !== null) builder.openInline({ kind: 'link', href });
  walkChildren(element, { ...state, isVerbatim });
  if (kind !== undefined || href !== null) builder.closeInline();
}

/** Browsers draw the marks of `<q>`; without them a quotation would read as the paper's own words. */
function walkQuoted(element: HtmlElement, state: WalkState): void {
  state.builder.addText('“');
  walkInline(element, state);
  state.builder.addText('”');
}

function walkInCell(element: HtmlElement, state: WalkState): void {
  state.builder.addText(' ');
  walkChildren(element, state);
  state.builder.addText(' ');
}

/** A table of data becomes a paragraph per row with tabs between cells; a table that lays out a page, plain blocks. */
function walkTable(table: HtmlElement, state: WalkState): void {
  const rows = [...table.querySelectorAll('tr')];
  if (!isDataTable(table, rows)) {
    walkPlainBlock(table, state);
    return;
  }
  state.builder.breakLine();
  for (const caption of table.children) {
    if (caption.localName === 'caption') walkElement(caption, state);
  }
  for (const row of rows) {
    if (isHidden(row)) continue;
    state.builder.openBlock({ kind: 'table-row' });
    const cells = [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName) && !isHidden(cell));
    for (const [index, cell] of cells.entries()) {
      if (index > 0) state.builder.addCellBorder();
      walkChildren(cell, { ...state, isInCell: true });
    }
    state.builder.closeBlock();
  }
}

/** Longer cells hold prose, which is coded by paragraph. */
const longestCell = 600;

function isDataTable(table: HtmlElement, rows: readonly HtmlElement[]): boolean {
  if (table.querySelector('table') !== null || table.getAttribute('role') === 'presentation') return false;
  const widest = Math.max(0, ...rows.map((row) => row.children.length));
  if (widest < 2) return false;
  return rows.every((row) => [...row.children].every((cell) => (cell.textContent ?? '').length <= longestCell));
}
