/** The elements of the open article that scroll and are measured. Set as they come and go. */
export class Viewport {
  /** Scrolls; has the focus while the text is worked on. */
  scroller: HTMLElement | null = null;
  /** What is scrolled; overlays at the passage are placed in it. */
  content: HTMLElement | null = null;
  /**
   * The browser's selection has been set on the text. Asking the browser itself lays out the page, which there is no
   * time for between a key and its paint.
   */
  hasSelection = false;

  noteSelection(isThere: boolean): void {
    this.hasSelection = isThere;
  }

  readonly attachScroller = (element: HTMLElement | null): void => {
    this.scroller = element;
  };

  readonly attachContent = (element: HTMLElement | null): void => {
    this.content = element;
  };

  scrollTo(top: number): void {
    if (this.scroller !== null) this.scroller.scrollTop = top;
  }

  takeFocus(): void {
    this.scroller?.focus({ preventScroll: true });
  }

  hasFocus(): boolean {
    return this.scroller?.contains(document.activeElement) ?? false;
  }
}
