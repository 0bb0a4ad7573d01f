import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { MeasuredSpan } from './bracket-layout.ts';
import type { Section } from './text-map.ts';
import type { TextSurface } from './text-surface.ts';

interface Measured {
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/** Where the codings of one section stand. What was measured is kept until the section is laid out anew. */
export class BracketMeasures {
  private readonly surface: TextSurface;
  private readonly section: Section;
  private known = new Map<string, Measured>();

  constructor(surface: TextSurface, section: Section) {
    this.surface = surface;
    this.section = section;
  }

  /** The text flows differently now: a new width, another size of letters, a font that has arrived. */
  forget(): void {
    this.known = new Map();
  }

  /** Null while the text is not on the page. To be called while the page is laid out: then it costs next to nothing. */
  measure(segments: readonly Segment[], lanes: ReadonlyMap<string, number>): MeasuredSection | null {
    const column = this.surface.columnOf(this.section.index);
    if (column === null) return null;
    const spans = segments.flatMap((segment): MeasuredSpan[] => {
      const place = this.placeOf(segment, column.top);
      return place === null ? [] : [{ id: segment.id, ...place, lane: lanes.get(segment.id) ?? 0 }];
    });
    return { spans, height: column.height };
  }

  private placeOf(segment: Segment, origin: number): { top: number; bottom: number } | null {
    const start = Math.max(this.section.start, segment.start);
    const end = Math.min(this.section.end, segment.end);
    let known = this.known.get(segment.id);
    if (known === undefined || known.start !== start || known.end !== end) {
      const edges = this.surface.edgeRects({ start, end });
      if (edges === null) return null;
      known = { start, end, top: edges.first.top - origin, bottom: edges.last.bottom - origin };
      this.known.set(segment.id, known);
    }
    return { top: known.top, bottom: known.bottom };
  }
}

export interface MeasuredSection {
  spans: MeasuredSpan[];
  height: number;
}
