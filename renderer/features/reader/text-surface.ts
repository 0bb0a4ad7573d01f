import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { blockAt, sectionsOf, type TextMap } from './text-map.ts';

export interface DomPoint {
  node: Text;
  offset: number;
}

/**
 * The one place that knows both the text and the page: it translates offsets into positions of text nodes and back.
 * Blocks that are not in the page have no node; whoever asks for them gets null.
 */
export class TextSurface {
  private readonly map: TextMap;
  private readonly nodes: (Text | undefined)[] = [];
  private readonly blocks = new WeakMap<Node, number>();
  private readonly columns = new Map<number, Element>();

  constructor(map: TextMap) {
    this.map = map;
  }

  /** Called by a section once its blocks are in the page. */
  addBlock(index: number, element: Element): void {
    const node = element.firstChild;
    this.blocks.set(element, index);
    if (!(node instanceof Text)) return;
    this.nodes[index] = node;
    this.blocks.set(node, index);
  }

  removeBlock(index: number): void {
    this.nodes[index] = undefined;
  }

  /** The box that the text of a section fills, from which its marks are measured. */
  setColumn(section: number, element: Element | null): void {
    if (element === null) this.columns.delete(section);
    else this.columns.set(section, element);
  }

  columnOf(section: number): DOMRect | null {
    return this.columns.get(section)?.getBoundingClientRect() ?? null;
  }

  /** The position of an offset; with `before`, that after the character before it, where two blocks meet. */
  pointAt(offset: number, side: 'after' | 'before' = 'after'): DomPoint | null {
    const block = blockAt(this.map, side === 'before' ? Math.max(0, offset - 1) : offset);
    const node = this.nodes[block.index];
    return node === undefined ? null : { node, offset: Math.min(node.length, Math.max(0, offset - block.start)) };
  }

  /** The text offset of a position in the page; null outside the article's text. */
  offsetAt(node: Node, nodeOffset: number): number | null {
    const index = this.blocks.get(node);
    if (index !== undefined) {
      const block = this.map.blocks[index]!;
      if (node instanceof Text) return Math.min(block.end, block.start + nodeOffset);
      return nodeOffset === 0 ? block.start : block.end;
    }
    if (!(node instanceof Element)) return null;
    const after = node.childNodes[nodeOffset];
    const block = after instanceof Element ? blockElements(after)[0] : undefined;
    if (block !== undefined) return this.blockOf(block)?.start ?? null;
    const last = blockElements(node).at(-1);
    return last === undefined ? null : (this.blockOf(last)?.end ?? null);
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
      const node = this.nodes[index];
      if (node === undefined) continue;
      probe.setStart(node, Math.min(node.length, Math.max(0, range.start - block.start)));
      probe.setEnd(node, Math.max(0, Math.min(node.length, range.end - block.start)));
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
