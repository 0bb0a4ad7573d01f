import { useMemo, useState, type KeyboardEvent } from 'react';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { CodeFinder, FoundCode } from './find-codes.ts';

export interface PickerPorts {
  finder: CodeFinder;
  recent: readonly CodeId[];
  onApply: (codeIds: readonly CodeId[]) => void;
  onCreate: (path: string, ticked: readonly CodeId[]) => void;
  onClose: () => void;
}

export interface PickerState {
  query: string;
  found: readonly FoundCode[];
  /** Place of the row that Enter means; the row after the last code makes a new one. */
  active: number;
  ticked: readonly CodeId[];
  canCreate: boolean;
  /** The typed name, without blanks around it. */
  name: string;
  type: (query: string) => void;
  point: (row: number) => void;
  press: (row: number, isTick: boolean) => void;
  create: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** More rows than anybody reads; typing a letter or two brings the rest up. */
const mostRows = 200;

/** What is typed, found, pointed at and ticked. */
export function usePickerState({ finder, recent, onApply, onCreate, onClose }: PickerPorts): PickerState {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [hasMoved, setHasMoved] = useState(false);
  const [ticked, setTicked] = useState<readonly CodeId[]>([]);
  const found = useMemo(() => finder.find(query, recent).slice(0, mostRows), [finder, query, recent]);
  const name = query.trim();
  const canCreate = name !== '' && finder.named(name) === null;

  const create = (): void => onCreate(name, ticked);
  const press = (row: number, isTick: boolean): void => {
    const codeId = found[row]?.code.id;
    if (codeId === undefined) {
      if (canCreate && !isTick) create();
    } else if (isTick) {
      setTicked(ticked.includes(codeId) ? ticked.filter((other) => other !== codeId) : [...ticked, codeId]);
    } else {
      // What was ticked is meant; the row on which the walk has ended does not come along.
      onApply(ticked.length === 0 ? [codeId] : ticked);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const rowCount = found.length + (canCreate ? 1 : 0);
    const action = keyAction(event, { active, rowCount, isWalking: hasMoved || query === '' });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'close') onClose();
    else if (action.kind === 'move') {
      setActive(action.to);
      setHasMoved(true);
    } else if (action.kind === 'create' && canCreate) create();
    else press(active, action.kind === 'tick');
  };
  const type = (next: string): void => {
    setQuery(next);
    setActive(0);
    setHasMoved(false);
  };
  return { query, found, active, ticked, canCreate, name, type, point: setActive, press, create, onKeyDown };
}

type Action = { kind: 'move'; to: number } | { kind: 'tick' | 'apply' | 'create' | 'close' } | null;

interface KeyState {
  active: number;
  rowCount: number;
  /** The list is being walked through, so Space ticks; while a name is typed it is a blank. */
  isWalking: boolean;
}

function keyAction(event: KeyboardEvent, { active, rowCount, isWalking }: KeyState): Action {
  const last = Math.max(0, rowCount - 1);
  if (event.nativeEvent.isComposing) return null;
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'move', to: active >= last ? 0 : active + 1 };
    case 'ArrowUp':
      return { kind: 'move', to: active <= 0 ? last : active - 1 };
    case 'PageDown':
      return { kind: 'move', to: Math.min(last, active + 8) };
    case 'PageUp':
      return { kind: 'move', to: Math.max(0, active - 8) };
    case 'Enter':
      return { kind: event.ctrlKey || event.metaKey ? 'create' : 'apply' };
    case 'Escape':
      return { kind: 'close' };
    case ' ':
      return isWalking || event.ctrlKey ? { kind: 'tick' } : null;
    default:
      return null;
  }
}
