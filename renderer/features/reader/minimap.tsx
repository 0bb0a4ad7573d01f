import { useEffect, useRef, type PointerEvent } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import { minimapMarks, type SectionPlace } from './minimap-geometry.ts';
import type { Stage } from './stage.ts';
import styles from './reader.module.css';

interface Properties {
  stage: Stage;
  segments: readonly Segment[];
  tree: CodeTree<Code>;
}

/** Where codings lie in the whole article. A click goes there. The keyboard steps through codings with Tab. */
export function Minimap({ stage, segments, tree }: Properties) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const draw = (): void => {
      const { scroller } = stage.viewport;
      if (canvas.current !== null && scroller !== null) drawMarks(canvas.current, scroller, stage, segments, tree);
    };
    const drawing = new LaterAfterPaint(draw);
    const observer = new ResizeObserver(drawing.schedule);
    const { scroller, content } = stage.viewport;
    for (const element of [scroller, content]) if (element !== null) observer.observe(element);
    drawing.schedule();
    return () => {
      observer.disconnect();
      drawing.cancel();
    };
  }, [stage, segments, tree]);

  const jump = (event: PointerEvent<HTMLElement>): void => {
    const { scroller } = stage.viewport;
    if (event.buttons !== 1 || scroller === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    stage.viewport.scrollTo(share * scroller.scrollHeight - scroller.clientHeight / 2);
  };
  return <canvas ref={canvas} className={styles.minimap} aria-hidden onPointerDown={jump} onPointerMove={jump} />;
}

function drawMarks(
  canvas: HTMLCanvasElement,
  scroller: HTMLElement,
  stage: Stage,
  segments: readonly Segment[],
  tree: CodeTree<Code>,
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null || width === 0) return;
  pen.scale(ratio, ratio);
  const items = segments.map(({ start, end, codeId }) => ({ start, end, color: tree.get(codeId)?.color ?? '#888888' }));
  const marks = minimapMarks(items, sectionPlaces(scroller, stage), scroller.scrollHeight, height);
  const byColor = Map.groupBy(marks, (mark) => mark.color);
  // Each colour keeps a column of its own, as far as columns can be told apart.
  const columns = Math.max(1, Math.min(4, byColor.size));
  [...byColor].forEach(([color, ofColor], position) => {
    pen.fillStyle = color;
    const left = ((position % columns) * width) / columns;
    for (const mark of ofColor) pen.fillRect(left, mark.y, Math.max(2, width / columns - 0.5), mark.height);
  });
}

/**
 * Never between a key and its paint: the picture of the whole comes a moment later, right after a frame, when asking
 * where sections stand does not lay out the page again.
 */
class LaterAfterPaint {
  private readonly act: () => void;
  private timer = 0;
  private frame = 0;

  constructor(act: () => void) {
    this.act = act;
  }

  readonly schedule = (): void => {
    if (this.timer !== 0) return;
    this.timer = window.setTimeout(() => {
      this.frame = requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          if (this.timer === 0) return;
          this.timer = 0;
          this.act();
        };
        port2.postMessage(null);
      });
    }, 150);
  };

  cancel(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.timer = 0;
  }
}

function sectionPlaces(scroller: HTMLElement, stage: Stage): SectionPlace[] {
  const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return [...scroller.querySelectorAll<HTMLElement>('[data-section]')].map((element, index) => {
    const box = element.getBoundingClientRect();
    const { start, end } = stage.map.sections[index]!;
    return { start, end, top: box.top - top, height: box.height };
  });
}
