import type { Row } from '@tanstack/react-table';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import { showError } from '../../components/toast.tsx';
import { selectionMode, type SelectionMode } from '../articles/list-selection.ts';
import type { Features } from './columns.tsx';
import { idsBetween, idsInHand, removeChosen, showInArticle } from './segment-commands.ts';
import {
  chooseOne,
  chooseRange,
  nothingChosen,
  placeAfterKey,
  rangeTo,
  type SegmentSelection,
} from './segment-selection.ts';
import type { SegmentQuestion } from './use-segment-pages.ts';

export interface SegmentChoice {
  selection: SegmentSelection;
  choose: (index: number, id: SegmentId, mode: SelectionMode) => void;
  clear: () => void;
  remove: () => void;
  onKeyDown: (
    event: KeyboardEvent,
    pageRows: number,
    rowAt: (index: number) => Row<Features, SegmentRow> | undefined,
    show: (index: number) => void,
  ) => void;
}

/** Choosing rows by mouse and keyboard, over pages that may not be loaded. */
export function useSegmentChoice(question: SegmentQuestion, total: number): SegmentChoice {
  const { t } = useTranslation('segments');
  const [held, setHeld] = useState({ question, selection: nothingChosen });
  // Another filter or order is another list: what was chosen in the last one would be out of sight.
  const selection = held.question === question ? held.selection : nothingChosen;
  const setSelection = (next: SegmentSelection): void => setHeld({ question, selection: next });

  const chooseUpTo = (index: number): void => {
    const { first, last } = rangeTo(selection, index);
    const inHand = idsInHand(question, first, last);
    if (inHand !== null) return setSelection(chooseRange(selection, index, inHand));
    setSelection({ ...selection, cursor: index });
    idsBetween(question, first, last).then((ids) => {
      // The keyboard may have gone on meanwhile; then the later range counts.
      setHeld((now) =>
        now.question === question && now.selection.cursor === index
          ? { question, selection: chooseRange(now.selection, index, ids) }
          : now,
      );
    }, showError);
  };
  const choose = (index: number, id: SegmentId, mode: SelectionMode): void => {
    if (mode === 'range') chooseUpTo(index);
    else setSelection(chooseOne(selection, index, id, mode));
  };
  const chooseAll = (): void => {
    if (total === 0) return;
    // Whoever takes all needs no order, and to sort costs the engine time for every part of the answer.
    idsBetween({ filter: question.filter, sort: [] }, 0, total - 1).then(
      (ids) => setSelection({ ...selection, chosen: new Set(ids) }),
      showError,
    );
  };
  const remove = (): void => {
    if (selection.chosen.size === 0) return;
    const left = total - selection.chosen.size;
    const cursor = Math.max(0, Math.min(selection.cursor, left - 1));
    setSelection({ chosen: new Set(), anchor: cursor, cursor });
    removeChosen(selection.chosen, t).catch(showError);
  };
  const clear = (): void => setSelection({ ...selection, chosen: new Set() });

  const onKeyDown: SegmentChoice['onKeyDown'] = (event, pageRows, rowAt, show) => {
    if (event.target !== event.currentTarget) return;
    const row = rowAt(selection.cursor)?.original;
    const place = placeAfterKey(event.key, selection.cursor, pageRows, total);
    if (place !== null) {
      const next = rowAt(place)?.original;
      if (selectionMode(event) === 'range') chooseUpTo(place);
      else if (next) setSelection(chooseOne(selection, place, next.id, 'alone'));
      else setSelection({ chosen: new Set(), anchor: place, cursor: place });
      show(place);
    } else if (event.key === 'Enter' && row) showInArticle(row);
    else if (event.key === ' ' && row) setSelection(chooseOne(selection, selection.cursor, row.id, 'toggled'));
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) chooseAll();
    else if (event.key === 'Escape' && selection.chosen.size > 0) clear();
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { selection, choose, clear, remove, onKeyDown };
}
