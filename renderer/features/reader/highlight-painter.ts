import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { TextSurface } from './text-surface.ts';
import type { Section } from './text-map.ts';

/** Painted above the codes, the later above the earlier. */
export const markNames = ['found', 'drop', 'passage', 'chosen', 'found-here'] as const;
export type MarkName = (typeof markNames)[number];

export const codeHighlightName = (codeId: CodeId): string => `code-${codeId}`;
export const markHighlightName = (mark: MarkName): string => `reader-${mark}`;

interface Painted {
  codeId: CodeId;
  start: number;
  end: number;
  range: StaticRange;
}

/**
 * Keeps the registered highlights equal to what the sections near the viewport hold, one `Highlight` per code. A change
 * of one coding adds or takes away one range; nothing else is touched.
 */
export class HighlightPainter {
  private readonly surface: TextSurface;
  private readonly codes = new Map<CodeId, Highlight>();
  private readonly sections = new Map<number, Map<string, Painted>>();
  private readonly marks = new Map<MarkName, { highlight: Highlight; ranges: readonly TextRange[] }>();

  constructor(surface: TextSurface) {
    this.surface = surface;
  }

  /** Paints the codings of one section; those that it no longer holds go. */
  paintSection(section: Section, segments: readonly Segment[]): void {
    const before = this.sections.get(section.index) ?? new Map<string, Painted>();
    const now = new Map<string, Painted>();
    for (const segment of segments) {
      const start = Math.max(section.start, segment.start);
      const end = Math.min(section.end, segment.end);
      const known = before.get(segment.id);
      if (known !== undefined && known.codeId === segment.codeId && known.start === start && known.end === end) {
        now.set(segment.id, known);
        before.delete(segment.id);
        continue;
      }
      const range = this.surface.staticRanges({ start, end })[0];
      if (range === undefined) continue;
      this.highlightOf(segment.codeId).add(range);
      now.set(segment.id, { codeId: segment.codeId, start, end, range });
    }
    for (const gone of before.values()) this.codes.get(gone.codeId)?.delete(gone.range);
    this.sections.set(section.index, now);
    this.repaintMarks(section);
  }

  clearSection(index: number): void {
    for (const painted of this.sections.get(index)?.values() ?? []) {
      this.codes.get(painted.codeId)?.delete(painted.range);
    }
    this.sections.delete(index);
  }

  /** Paints the passage, the chosen coding or the place of a drop; an empty list takes the mark away. */
  paintMark(name: MarkName, ranges: readonly TextRange[]): void {
    let mark = this.marks.get(name);
    if (mark === undefined) {
      const highlight = new Highlight();
      highlight.priority = 100 + markNames.indexOf(name);
      CSS.highlights.set(markHighlightName(name), highlight);
      mark = { highlight, ranges };
      this.marks.set(name, mark);
    }
    mark.ranges = ranges;
    mark.highlight.clear();
    for (const range of ranges) for (const part of this.surface.staticRanges(range)) mark.highlight.add(part);
  }

  /** Takes everything off the page. */
  destroy(): void {
    for (const codeId of this.codes.keys()) CSS.highlights.delete(codeHighlightName(codeId));
    for (const name of this.marks.keys()) CSS.highlights.delete(markHighlightName(name));
    this.codes.clear();
    this.marks.clear();
    this.sections.clear();
  }

  private repaintMarks(section: Section): void {
    for (const [name, { ranges }] of this.marks) {
      if (ranges.some((range) => range.start < section.end && range.end > section.start)) this.paintMark(name, ranges);
    }
  }

  private highlightOf(codeId: CodeId): Highlight {
    let highlight = this.codes.get(codeId);
    if (highlight === undefined) {
      highlight = new Highlight();
      this.codes.set(codeId, highlight);
      CSS.highlights.set(codeHighlightName(codeId), highlight);
    }
    return highlight;
  }
}
