import type { CSSProperties } from 'react';

/** Until it has been measured. Not hidden: what is hidden cannot take the focus. */
export const unplaced: CSSProperties = { opacity: 0, top: 0, left: 0 };

/** Above the first line of a passage where that can be seen, otherwise below its last; within the width of the content. */
export function placeAbove(
  edges: { first: DOMRect; last: DOMRect },
  overlay: HTMLElement,
  content: HTMLElement,
): CSSProperties {
  const origin = content.getBoundingClientRect();
  const view = content.parentElement?.getBoundingClientRect() ?? origin;
  const { offsetWidth: width, offsetHeight: height } = overlay;
  const isRoomAbove = edges.first.top - height - 10 >= view.top;
  const top = isRoomAbove ? edges.first.top - height - 8 : Math.min(edges.last.bottom + 8, view.bottom - height - 12);
  const left = Math.max(view.left + 8, Math.min(edges.first.left - 8, view.right - width - 20));
  return { top: top - origin.top, left: left - origin.left };
}
