import { canonicalizeText } from '../../../shared/domain/text/canonical-text.ts';
import type { BlockKind, InlineKind, StructureSpan } from '../../../shared/domain/text/structure.ts';

export interface BlockContext {
  kind: BlockKind;
  level?: number;
}

interface OpenInline {
  kind: InlineKind;
  href?: string;
}

interface InlineRun extends OpenInline {
  start: number;
  end: number;
}

/**
 * Builds canonical text from a tree of blocks: paragraphs joined by single line feeds, white space collapsed as a browser
 * does, structure kept as spans. Blank paragraphs are dropped, except inside preformatted text.
 */
export class TextBuilder {
  readonly #paragraphs: string[] = [];
  readonly #spans: StructureSpan[] = [];
  readonly #blocks: BlockContext[] = [];
  readonly #inlines: OpenInline[] = [];
  /** The span that each open block wrote last: the next paragraph of the same block prolongs it. */
  readonly #lastSpans = new Map<BlockContext, StructureSpan>();
  #offset = 0;
  #paragraph = '';
  #runs: InlineRun[] = [];

  /** Adds running text. Unless `isVerbatim`, white space is collapsed, and white space at a paragraph's edge vanishes. */
  addText(raw: string, isVerbatim = false): void {
    const clean = canonicalizeText(raw).replaceAll('\uFEFF', '');
    if (!isVerbatim) {
      this.#append(clean.replace(/[ \t\n]+/g, ' '), true);
      return;
    }
    for (const [index, line] of clean.split('\n').entries()) {
      if (index > 0) this.breakLine(true);
      this.#append(line, false);
    }
  }

  /** Ends the paragraph (`<br>`, the edge of a block). A blank one leaves no trace unless `isVerbatim`. */
  breakLine(isVerbatim = false): void {
    const isBlank = this.#paragraph.trim() === '';
    if (isBlank && isVerbatim && this.#paragraphs.length > 0) this.#commit('', 0);
    else if (!isBlank) this.#commitTrimmed(isVerbatim);
    this.#paragraph = '';
    this.#runs = [];
  }

  openBlock(block: BlockContext): void {
    this.breakLine();
    this.#blocks.push(block);
  }

  closeBlock(): void {
    this.breakLine();
    const block = this.#blocks.pop();
    if (block !== undefined) this.#lastSpans.delete(block);
  }

  openInline(inline: OpenInline): void {
    this.#inlines.push(inline);
  }

  closeInline(): void {
    this.#inlines.pop();
  }

  /** A tab between two cells of a row: kept as it is, so that an empty cell keeps its place. */
  addCellBorder(): void {
    this.#paragraph = `${this.#paragraph.replace(/ $/, '')}\t`;
  }

  finish(): { text: string; structure: StructureSpan[] } {
    this.breakLine();
    const text = this.#paragraphs.join('\n').replace(/\n+$/, '');
    const structure = this.#spans
      .map((span) => ({ ...span, end: Math.min(span.end, text.length) }))
      .filter((span) => span.start < span.end)
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
    return { text, structure };
  }

  #append(text: string, collapses: boolean): void {
    let addition = text;
    if (collapses && (this.#paragraph === '' || /[ \t]$/.test(this.#paragraph))) addition = addition.replace(/^ /, '');
    if (addition === '') return;
    const start = this.#paragraph.length;
    this.#paragraph += addition;
    for (const inline of this.#inlines) {
      const last = this.#runs.findLast((run) => run.kind === inline.kind && run.href === inline.href);
      if (last !== undefined && last.end === start) last.end = this.#paragraph.length;
      else this.#runs.push({ ...inline, start, end: this.#paragraph.length });
    }
  }

  #commitTrimmed(isVerbatim: boolean): void {
    // A no-break space at an edge is part of the text; a tab at the edge of a row stands for an empty cell.
    const kind = this.#blocks.at(-1)?.kind;
    const isRow = kind === 'table-row';
    const withoutEnd = this.#paragraph.replace(isRow ? / +$/ : /[ \t]+$/, '');
    const text = isVerbatim || kind === 'preformatted' ? withoutEnd : withoutEnd.replace(isRow ? /^ +/ : /^[ \t]+/, '');
    this.#commit(text, withoutEnd.length - text.length);
  }

  #commit(text: string, removedFromStart: number): void {
    const start = this.#offset;
    const end = start + text.length;
    this.#paragraphs.push(text);
    this.#offset = end + 1;
    this.#markBlocks(start, end);
    for (const run of this.#runs) this.#markInline(run, text, start, removedFromStart);
  }

  #markInline(run: InlineRun, text: string, start: number, lead: number): void {
    const from = Math.max(0, run.start - lead);
    const slice = text.slice(from, Math.max(from, run.end - lead));
    const inner = slice.trim();
    if (inner === '') return;
    const begin = start + from + (slice.length - slice.trimStart().length);
    const span: StructureSpan = { kind: run.kind, start: begin, end: begin + inner.length };
    if (run.href !== undefined) span.href = run.href;
    this.#spans.push(span);
  }

  /** A paragraph belongs to its innermost block, and to a quotation around that. */
  #markBlocks(start: number, end: number): void {
    const quotation = this.#blocks.findLast((block) => block.kind === 'quotation');
    const inner = this.#blocks.findLast((block) => block.kind !== 'quotation');
    for (const block of [quotation, inner]) {
      if (block === undefined) continue;
      const last = this.#lastSpans.get(block);
      if (last !== undefined && last.end + 1 === start) {
        last.end = end;
        continue;
      }
      const span: StructureSpan = { kind: block.kind, start, end };
      if (block.level !== undefined) span.level = block.level;
      this.#spans.push(span);
      this.#lastSpans.set(block, span);
    }
  }
}
