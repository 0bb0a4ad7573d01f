import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { useQuery } from '@tanstack/react-query';
import { queries, useCodeTree, useProject } from '../../api/queries.ts';
import { applyCodes } from '../../api/segment-actions.ts';
import { useWorkbench, type Passage } from '../../state/workbench.ts';
import { unplaced } from '../reader/overlay-place.ts';
import { createCodeFinder } from './find-codes.ts';
import { applyNewCode } from './new-codes.ts';
import { passageBox, type PassageBox } from './passage-anchor.ts';
import { PickerBody } from './picker-body.tsx';
import { useRecentCodeIds } from './recent-codes.ts';
import styles from './picker.module.css';

/** Finds a code by typing and puts it on the passage. Opens beside the passage. */
export function CodePicker() {
  const isOpen = useWorkbench((workbench) => workbench.isPickerOpen);
  const passage = useWorkbench((workbench) => workbench.passage);
  return isOpen && passage !== null ? <OpenPicker key={passage.articleId} passage={passage} /> : null;
}

function OpenPicker({ passage }: { passage: Passage }) {
  const { t } = useTranslation('picker');
  const tree = useCodeTree();
  const finder = useMemo(() => createCodeFinder(tree), [tree]);
  const recent = useRecentCodeIds((state) => state.codeIds);
  const applied = useAppliedCodes(passage);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const place = usePlace(element);
  const close = (): void => {
    useWorkbench.getState().setPickerOpen(false);
    document.querySelector<HTMLElement>('[data-key-scope=reader]')?.focus({ preventScroll: true });
  };
  useCloseOutside(element, () => useWorkbench.getState().setPickerOpen(false));
  return (
    <div ref={setElement} role="dialog" aria-label={t('label')} className={styles.picker} style={place}>
      <PickerBody
        finder={finder}
        recent={recent}
        applied={applied}
        onClose={close}
        onApply={(codeIds: readonly CodeId[]) => {
          close();
          void applyCodes(codeIds, passage);
        }}
        onCreate={(path, ticked) => {
          close();
          void applyNewCode(path, passage, ticked);
        }}
      />
    </div>
  );
}

/** Codes that the acting coder has put on exactly this passage. */
function useAppliedCodes(passage: Passage): ReadonlySet<CodeId> {
  const { data: segments } = useQuery(queries.segmentsOf(passage.articleId));
  const coderId = useProject().data?.coderId;
  return useMemo(() => {
    const isHere = (segment: Segment): boolean =>
      segment.coderId === coderId && segment.start === passage.start && segment.end === passage.end;
    return new Set((segments ?? []).filter(isHere).map((segment) => segment.codeId));
  }, [segments, coderId, passage]);
}

function usePlace(element: HTMLElement | null): CSSProperties {
  return useMemo(() => (element === null ? unplaced : placePicker(passageBox(), element.offsetWidth)), [element]);
}

/** Below the passage, above it where there is more room, and never over an edge of the window. */
function placePicker(box: PassageBox | null, width: number): CSSProperties {
  if (box === null) return { left: (innerWidth - width) / 2, top: innerHeight / 5 };
  const below = innerHeight - box.last.bottom - 16;
  const above = box.first.top - 16;
  const left = Math.max(8, Math.min(box.last.left, innerWidth - width - 8));
  const tallest = 420;
  return below >= Math.min(270, above)
    ? { left, top: box.last.bottom + 8, maxBlockSize: Math.min(tallest, below) }
    : { left, bottom: innerHeight - box.first.top + 8, maxBlockSize: Math.min(tallest, above) };
}

function useCloseOutside(element: HTMLElement | null, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element?.contains(event.target)) latest.current();
    };
    document.addEventListener('pointerdown', onDown, true);
    return () => document.removeEventListener('pointerdown', onDown, true);
  }, [element]);
}
