import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { createReaderModel, type Hidden, type ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

/** The codings that the article shows, and a way to ask for them later, from handlers of events. */
export function useReaderModel(stage: Stage, segments: readonly Segment[]) {
  const codeIds = useWorkbench((workbench) => workbench.hiddenCodeIds);
  const coderIds = useWorkbench((workbench) => workbench.hiddenCoderIds);
  const [keeper] = useState(() => new ModelKeeper());
  const model = useMemo(
    () => keeper.next(stage, segments, { codeIds, coderIds }),
    [keeper, stage, segments, codeIds, coderIds],
  );
  useChosenIsPassage(stage, model);
  usePaintedMarks(stage, model);
  return { model, getModel: keeper.current };
}

/** Remembers the last model, from which the next one takes over its lanes. */
class ModelKeeper {
  private model: ReaderModel | null = null;

  next(stage: Stage, segments: readonly Segment[], hidden: Hidden): ReaderModel {
    this.model = createReaderModel(segments, stage.document.textId, stage.map, hidden, this.model);
    return this.model;
  }

  readonly current = (): ReaderModel => {
    if (this.model === null) throw new Error('The codings of the article are asked for before they are there');
    return this.model;
  };
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
  if (!stage.viewport.hasSelection) return;
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.anchorNode === null || passage === null) return;
  const anchor = stage.surface.offsetAt(selection.anchorNode, selection.anchorOffset);
  if (anchor !== null && (anchor < passage.start || anchor > passage.end)) {
    selection.removeAllRanges();
    stage.viewport.noteSelection(false);
  }
}
