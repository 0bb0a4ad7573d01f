import { useEffect, useRef } from 'react';
import { type KeybindingPress, matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { useWorkbench, type View } from '../state/workbench.ts';

export type KeyHandler = (event: KeyboardEvent) => void;
/** Keys in the notation of tinykeys (`j`, `Shift+J`, `$mod+K`, `Shift+BracketLeft`); no sequences. */
export type KeyMap = Readonly<Record<string, KeyHandler>>;

export interface KeyOptions {
  /**
   * Where the keys count: `reader` in the view "Read and code", whichever pane has the focus, likewise the other views.
   * Keys that move the focus or press what has it (Enter, Tab, Delete, arrows …) count only in the element that carries
   * `keyScope(…)`, or while nothing has the focus.
   */
  when?: 'everywhere' | 'reader' | View;
  /** Also while a text field has the focus; for keys with Ctrl or Cmd that no text field knows. */
  inText?: boolean;
  /** Higher goes first. Keys of the analyst's own codes go below zero, so that they never shadow ours. */
  priority?: number;
  isDisabled?: boolean;
}

interface Binding {
  press: KeybindingPress;
  handler: () => KeyHandler | undefined;
  options: KeyOptions;
}

const bindings = new Set<readonly Binding[]>();

/** Spread onto the element in which control keys belong to that scope. */
export function keyScope(when: 'reader' | View): { 'data-key-scope': string } {
  return { 'data-key-scope': when };
}

/** What the reader's own element carries. */
export const readerScope = keyScope('reader');

/** Registers keys for as long as the component is there. The map may be a new object at each render. */
export function useKeys(map: KeyMap, options: KeyOptions = {}): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  const names = Object.keys(map).join(' ');
  const { when = 'everywhere', inText = false, priority = 0, isDisabled = false } = options;
  useEffect(() => {
    if (isDisabled || names === '') return undefined;
    const group = names.split(' ').map((name) => {
      const [press] = parseKeybinding(name);
      if (!press) throw new Error(`Not a key: ${name}`);
      return { press, handler: () => latest.current[name], options: { when, inText, priority } };
    });
    bindings.add(group);
    return () => {
      bindings.delete(group);
    };
  }, [names, when, inText, priority, isDisabled]);
}

const controlKeys =
  /^(Enter| |Tab|Delete|Backspace|Escape|Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down)|F10|ContextMenu)$/;
const textFields =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true]';
const overlays = '[role=dialog], [role=alertdialog], [role=menu], [data-trigger=Select], [data-overlay]';
/** Letters typed on a closed list choose from it. */
const closedLists = '[aria-haspopup=listbox]';

function isAllowed(event: KeyboardEvent, options: KeyOptions): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(textFields) && !options.inText) return false;
  if (target.closest(overlays)) return false;
  const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isCharacter && target.closest(closedLists)) return false;
  const { when = 'everywhere' } = options;
  if (when === 'everywhere') return true;
  if (useWorkbench.getState().view !== (when === 'reader' ? 'read' : when)) return false;
  const isPlainControl = controlKeys.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isPlainControl || target.closest(`[data-key-scope=${when}]`)) return true;
  // From nowhere, Tab must still lead into the page.
  return target === document.body && event.key !== 'Tab';
}

/** On a keyboard that types no Latin letters, the letter that stands at the same place on a Latin one. */
function onLatinKeyboard(event: KeyboardEvent): KeyboardEvent {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const isForeignLetter = event.key.length === 1 && event.key > '\u007f' && /\p{L}/u.test(event.key);
  if (letter === undefined || !isForeignLetter) return event;
  const { type, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return new KeyboardEvent(type, { key: letter.toLowerCase(), code, ctrlKey, metaKey, altKey, shiftKey });
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const found = findBinding(event, event) ?? findBinding(event, onLatinKeyboard(event));
  const handler = found?.handler();
  if (!handler) return;
  event.preventDefault();
  event.stopPropagation();
  handler(event);
}

function findBinding(event: KeyboardEvent, pressed: KeyboardEvent): Binding | undefined {
  let best: Binding | undefined;
  for (const group of bindings) {
    for (const binding of group) {
      if (best && (best.options.priority ?? 0) >= (binding.options.priority ?? 0)) continue;
      if (matchKeybindingPress(pressed, binding.press) && isAllowed(event, binding.options)) best = binding;
    }
  }
  return best;
}

/**
 * Starts to listen; called once. Returns what stops it. Keys are caught on their way down, before lists and trees take
 * letters for typing ahead: coding by key works from every pane.
 */
export function startKeymap(): () => void {
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
