const tabbable =
  'a[href], button:not([disabled], [tabindex="-1"]), input:not([disabled], [tabindex="-1"]), textarea:not([disabled]), [tabindex="0"]';

const lastFocused = new WeakMap<Element, HTMLElement>();

/** Moves the focus to the next pane that is to be seen, to where it was there last. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility());
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const here = panes[current];
  if (here && document.activeElement instanceof HTMLElement) lastFocused.set(here, document.activeElement);
  const next = current === -1 ? (step === 1 ? 0 : panes.length - 1) : (current + step + panes.length) % panes.length;
  const pane = panes[next];
  if (!pane) return;
  const last = lastFocused.get(pane);
  if (last?.isConnected && last.checkVisibility()) last.focus();
  else {
    const main = pane.querySelector<HTMLElement>('[data-pane-focus]');
    (main ?? pane.querySelector<HTMLElement>(tabbable))?.focus();
  }
}
