import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { blockAt, sectionsOf, type TextMap } from './text-map.ts';

export interface DomPoint {
  node: Text;
  offset: number;
}

interface Piece extends TextRange {
  node: Text;
}

/**
 * The one place that knows both the text and the page: it translates offsets into positions of text nodes and back.
 * Blocks that are not in the page have no node; whoever asks for them gets null.
 */
export class TextSurface {
  private readonly map: TextMap;
  /** Text nodes of the blocks that are in the page, one after the other. */
  private readonly pieces: (readonly Piece[] | undefined)[] = [];
  private readonly blocks = new WeakMap<Node, number>();
  private readonly starts = new WeakMap<Node, number>();
  private readonly columns = new Map<number, Element>();

  constructor(map: TextMap) {
    this.map = map;
  }

  /** Called by a section once its blocks are in the page. */
  addBlock(index: number, element: Element): void {
    this.blocks.set(element, index);
    let at = this.map.blocks[index]!.start;
    this.pieces[index] = textNodesOf(element).map((node) => {
      const piece = { node, start: at, end: at + node.length };
      this.starts.set(node, at);
      this.blocks.set(node, index);
      at = piece.end;
      return piece;
    });
  }

  removeBlock(index: number): void {
    this.pieces[index] = undefined;
  }

  /** The box that the text of a section fills, from which its marks are measured. */
  setColumn(section: number, element: Element | null): void {
    if (element === null) this.columns.delete(section);
    else this.columns.set(section, element);
  }

  columnOf(section: number): DOMRect | null {
    return this.columns.get(section)?.getBoundingClientRect() ?? null;
  }

  /** The position of an offset; with `before`, that after the character before it, where two nodes meet. */
  pointAt(offset: number, side: 'after' | 'before' = 'after'): DomPoint | null {
    const block = blockAt(this.map, side === 'before' ? Math.max(0, offset - 1) : offset);
    return this.pointIn(block, offset, side);
  }

  private pointIn(block: TextRange & { index: number }, offset: number, side: 'after' | 'before'): DomPoint | null {
    const pieces = this.pieces[block.index];
    if (pieces === undefined || pieces.length === 0) return null;
    const holds = (piece: Piece): boolean => (side === 'before' ? offset <= piece.end : offset < piece.end);
    const piece = pieces.find(holds) ?? pieces.at(-1)!;
    return { node: piece.node, offset: Math.min(piece.node.length, Math.max(0, offset - piece.start)) };
  }

  /** The text offset of a position in the page; null outside the article's text. */
  offsetAt(node: Node, nodeOffset: number): number | null {
    if (node instanceof Text) {
      const start = this.starts.get(node);
      return start === undefined ? null : start + nodeOffset;
    }
    if (!(node instanceof Element)) return null;
    const block = node.closest(blockSelector);
    if (block !== null) return this.offsetIn(block, node, nodeOffset);
    const after = node.childNodes[nodeOffset];
    const next = after instanceof Element ? blockElements(after)[0] : undefined;
    if (next !== undefined) return this.blockOf(next)?.start ?? null;
    const last = blockElements(node).at(-1);
    return last === undefined ? null : (this.blockOf(last)?.end ?? null);
  }

  /** Between two children of a block or of a run: where the one after it starts. */
  private offsetIn(block: Element, node: Element, nodeOffset: number): number | null {
    const range = this.blockOf(block);
    if (range === undefined) return null;
    if (node === block && nodeOffset === 0) return range.start;
    const after = node.childNodes[nodeOffset];
    const next = after === undefined ? undefined : textNodesOf(after)[0];
    if (next !== undefined) return this.starts.get(next) ?? null;
    const last = textNodesOf(node).at(-1);
    const start = node === block || last === undefined ? undefined : this.starts.get(last);
    return start === undefined ? range.end : start + last!.length;
  }

  private blockOf(element: Element) {
    const index = this.blocks.get(element);
    return index === undefined ? undefined : this.map.blocks[index];
  }

  /** The caret position nearest to a point of the window. */
  caretFromPoint(x: number, y: number): number | null {
    const caret = caretPosition(x, y);
    return caret === null ? null : this.offsetAt(caret.node, caret.offset);
  }

  /** The character that a point of the window lies on; null beside the text and between lines. */
  characterFromPoint(x: number, y: number): number | null {
    const caret = this.caretFromPoint(x, y);
    if (caret === null) return null;
    for (const offset of [caret, caret - 1]) {
      if (offset < 0) continue;
      const isHit = this.rects({ start: offset, end: offset + 1 }).some(
        (rect) => x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 3 && y <= rect.bottom + 3,
      );
      if (isHit) return offset;
    }
    return null;
  }

  /** Boxes of the lines of a range, in the window; of the parts that are in the page. */
  rects(range: TextRange): DOMRect[] {
    const first = blockAt(this.map, range.start);
    const last = blockAt(this.map, Math.max(range.start, range.end - 1));
    const rects: DOMRect[] = [];
    const probe = document.createRange();
    for (let index = first.index; index <= last.index; index++) {
      const block = this.map.blocks[index]!;
      const from = this.pointIn(block, Math.max(range.start, block.start), 'after');
      const to = this.pointIn(block, Math.min(range.end, block.end), 'before');
      if (from === null || to === null) continue;
      probe.setStart(from.node, from.offset);
      probe.setEnd(to.node, to.offset);
      for (const rect of probe.getClientRects()) if (rect.height > 0) rects.push(rect);
    }
    return rects;
  }

  /** First and last line of a range: two probes, however long the range is. */
  edgeRects({ start, end }: TextRange): { first: DOMRect; last: DOMRect } | null {
    const first = this.rects({ start, end: Math.min(end, start + 2) })[0];
    const last = this.rects({ start: Math.max(start, end - 2), end }).at(-1);
    return first === undefined || last === undefined ? null : { first, last };
  }

  /**
   * Ranges for the highlights. One per section, because a range that leaves its section, which is contained, is not
   * painted; static, because the text nodes never change.
   */
  staticRanges(range: TextRange): StaticRange[] {
    const ranges: StaticRange[] = [];
    for (const section of sectionsOf(this.map, range)) {
      const start = this.pointAt(Math.max(range.start, section.start));
      const end = this.pointAt(Math.min(range.end, section.end), 'before');
      if (start === null || end === null) continue;
      ranges.push(
        new StaticRange({
          startContainer: start.node,
          startOffset: start.offset,
          endContainer: end.node,
          endOffset: end.offset,
        }),
      );
    }
    return ranges;
  }
}

export const blockSelector = '[data-block]';

/** A block holds text, or runs that hold text; nothing is nested deeper. */
function textNodesOf(node: Node): Text[] {
  if (node instanceof Text) return [node];
  return [...node.childNodes].flatMap(textNodesOf);
}

function blockElements(element: Element): Element[] {
  return element.matches(blockSelector) ? [element] : [...element.querySelectorAll(blockSelector)];
}

function caretPosition(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset };
  }
  // Browsers that know only the older name of the same thing.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}
