/** First and last line of the passage, in the window. */
export interface PassageBox {
  first: DOMRect;
  last: DOMRect;
}

let anchor: (() => PassageBox | null) | null = null;

/** The reader says here where the passage stands, so that the picker can open beside it. */
export function setPassageAnchor(read: (() => PassageBox | null) | null): void {
  anchor = read;
}

export function passageBox(): PassageBox | null {
  return anchor?.() ?? null;
}
