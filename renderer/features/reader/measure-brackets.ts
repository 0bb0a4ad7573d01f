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

  measure(segments: readonly Segment[], lanes: ReadonlyMap<string, number>, origin: Element): MeasuredSpan[] {
    let top: number | null = null;
    const spans: MeasuredSpan[] = [];
    for (const segment of segments) {
      const start = Math.max(this.section.start, segment.start);
      const end = Math.min(this.section.end, segment.end);
      let place = this.known.get(segment.id);
      if (place === undefined || place.start !== start || place.end !== end) {
        const edges = this.surface.edgeRects({ start, end });
        if (edges === null) continue;
        top ??= origin.getBoundingClientRect().top;
        place = { start, end, top: edges.first.top - top, bottom: edges.last.bottom - top };
        this.known.set(segment.id, place);
      }
      spans.push({ id: segment.id, top: place.top, bottom: place.bottom, lane: lanes.get(segment.id) ?? 0 });
    }
    return spans;
  }
}
