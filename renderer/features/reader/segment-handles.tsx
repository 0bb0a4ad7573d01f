import { useLayoutEffect, useMemo, useState, type CSSProperties, type PointerEvent } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { resizeSegment } from '../../api/segment-actions.ts';
import { snapEdge } from './passage-steps.ts';
import type { Stage } from './stage.ts';
import type { Section } from './text-map.ts';
import styles from './brackets.module.css';

interface Properties {
  stage: Stage;
  section: Section;
  segment: Segment;
  /** Changes when the text flows differently. */
  flow: string;
}

type Edge = 'start' | 'end';

/** The two grips of the chosen coding, for the mouse. The keyboard has [ and ]. */
export function SegmentHandles({ stage, section, segment, flow }: Properties) {
  const [preview, setPreview] = useState<TextRange | null>(null);
  const shown = preview ?? segment;
  const { start, end } = shown;
  useLayoutEffect(() => {
    stage.painter.paintMark('chosen', [{ start, end }]);
  }, [stage, start, end]);

  // Measured while rendering, as the brackets are; `flow` says when what was measured is no longer true.
  const places = useMemo(
    () => (flow === '' ? null : placeHandles(stage, section, { start, end })),
    [stage, section, start, end, flow],
  );

  const isHere = (offset: number): boolean => offset >= section.start && offset <= section.end;
  const finish = (range: TextRange | null): void => {
    setPreview(null);
    if (range !== null) void resizeSegment(segment, range);
  };
  return (
    <div className={styles.handles} aria-hidden>
      {(['start', 'end'] as const).map((edge) => {
        const place = places?.[edge];
        return place !== undefined && isHere(shown[edge]) ? (
          <Handle key={edge} edge={edge} place={place} stage={stage} range={shown} onMove={setPreview} onEnd={finish} />
        ) : null;
      })}
    </div>
  );
}

function placeHandles(stage: Stage, section: Section, range: TextRange): Record<Edge, CSSProperties> | null {
  const column = stage.surface.columnOf(section.index);
  const edges = stage.surface.edgeRects(range);
  if (column === null || edges === null) return null;
  const isMirrored = stage.document.direction === 'rtl';
  const { first, last } = edges;
  const place = (rect: DOMRect, x: number): CSSProperties => ({
    left: x - column.left,
    top: rect.top - column.top,
    height: rect.height,
  });
  return {
    start: place(first, isMirrored ? first.right : first.left),
    end: place(last, isMirrored ? last.left : last.right),
  };
}

interface HandleProperties {
  edge: Edge;
  place: CSSProperties;
  stage: Stage;
  range: TextRange;
  onMove: (range: TextRange) => void;
  onEnd: (range: TextRange | null) => void;
}

function Handle({ edge, place, stage, range, onMove, onEnd }: HandleProperties) {
  const [isHeld, setHeld] = useState(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!isHeld) return;
    // From the middle of the line that the grip stands on, whichever end of the grip the hand has taken.
    const caret = stage.surface.caretFromPoint(event.clientX, event.clientY);
    if (caret === null) return;
    const moved = { start: range.start, end: range.end, [edge]: snapEdge(stage, caret, edge, event.altKey) };
    if (moved.start < moved.end && moved[edge] !== range[edge]) onMove(moved);
  };
  const release = (isKept: boolean): void => {
    if (!isHeld) return;
    setHeld(false);
    onEnd(isKept ? range : null);
  };
  return (
    <span
      className={styles.handle}
      data-edge={edge}
      data-held={isHeld || undefined}
      style={place}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => release(true)}
      onPointerCancel={() => release(false)}
    />
  );
}
