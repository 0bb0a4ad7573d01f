import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { createReaderModel, type ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

/** The codings that the article shows, and a way to ask for them later, from handlers of events. */
export function useReaderModel(stage: Stage, segments: readonly Segment[]) {
  const codeIds = useWorkbench((workbench) => workbench.hiddenCodeIds);
  const coderIds = useWorkbench((workbench) => workbench.hiddenCoderIds);
  const latest = useRef<ReaderModel | null>(null);
  const model = useMemo(
    () => createReaderModel(segments, stage.document.textId, stage.map, { codeIds, coderIds }, latest.current),
    [stage, segments, codeIds, coderIds],
  );
  useLayoutEffect(() => {
    latest.current = model;
  }, [model]);
  useChosenIsPassage(stage, model);
  usePaintedMarks(stage, model);
  const getModel = useCallback(() => latest.current!, []);
  return { model, getModel };
}

/** Choosing a coding, wherever that was done, makes its words the passage; and so does moving its ends. */
function useChosenIsPassage(stage: Stage, model: ReaderModel): void {
  const segmentId = useWorkbench((workbench) => workbench.segmentId);
  const segment = segmentId === null ? undefined : model.byId.get(segmentId);
  useEffect(() => {
    if (segment === undefined) return;
    const { passage } = useWorkbench.getState();
    const { start, end } = segment;
    const isSame = passage?.articleId === stage.document.id && passage.start === start && passage.end === end;
    if (!isSame) useWorkbench.setState({ passage: { articleId: stage.document.id, start, end } });
  }, [stage, segment]);
}

function usePaintedMarks(stage: Stage, model: ReaderModel): void {
  const segmentId = useWorkbench((workbench) => workbench.segmentId);
  const passage = useWorkbench((workbench) => workbench.passage);
  const chosen = segmentId === null ? undefined : model.byId.get(segmentId);
  useLayoutEffect(() => {
    stage.painter.paintMark('chosen', chosen === undefined ? [] : [chosen]);
  }, [stage, chosen]);
  useLayoutEffect(() => {
    const isShown = passage?.articleId === stage.document.id && chosen === undefined;
    stage.painter.paintMark('passage', isShown ? [passage] : []);
    forgetOtherSelection(stage, passage);
  }, [stage, passage, chosen]);
}

/** A selection of the mouse that is not the passage any more would be dragged and copied in its place. */
function forgetOtherSelection(stage: Stage, passage: { start: number; end: number } | null): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.anchorNode === null || passage === null) return;
  const anchor = stage.surface.offsetAt(selection.anchorNode, selection.anchorOffset);
  if (anchor !== null && (anchor < passage.start || anchor > passage.end)) selection.removeAllRanges();
}
