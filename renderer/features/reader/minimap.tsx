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
    let handle = 0;
    const draw = (): void => {
      handle = 0;
      const { scroller } = stage.viewport;
      if (canvas.current !== null && scroller !== null) drawMarks(canvas.current, scroller, stage, segments, tree);
    };
    // Never between a key and its paint: the picture of the whole may come a moment later.
    const schedule = (): void => {
      if (handle === 0) handle = requestIdleCallback(draw, { timeout: 400 });
    };
    const observer = new ResizeObserver(schedule);
    const { scroller, content } = stage.viewport;
    for (const element of [scroller, content]) if (element !== null) observer.observe(element);
    schedule();
    return () => {
      observer.disconnect();
      cancelIdleCallback(handle);
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
  const colors = [...new Set(items.map((item) => item.color))];
  // Each colour keeps a column of its own, as far as columns can be told apart.
  const columns = Math.max(1, Math.min(4, colors.length));
  for (const mark of minimapMarks(items, sectionPlaces(scroller, stage), scroller.scrollHeight, height)) {
    pen.fillStyle = mark.color;
    const column = colors.indexOf(mark.color) % columns;
    pen.fillRect((column * width) / columns, mark.y, Math.max(2, width / columns - 0.5), mark.height);
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
