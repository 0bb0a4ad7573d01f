import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { applyCodes, findSegment, removeSegments, resizeSegment } from '../../api/segment-actions.ts';
import { useWorkbench, type Passage } from '../../state/workbench.ts';
import { growBySentence, moveEdge, shrinkBySentence, stepSentence } from './passage-steps.ts';
import { neighbourSegment, type ReaderModel } from './reader-model.ts';
import { firstVisibleOffset, reveal } from './scrolling.ts';
import type { Stage } from './stage.ts';

/** What keys and buttons do to the passage and the codings of the article that is open. */
export interface ReaderCommands {
  stepSentence: (direction: 1 | -1) => void;
  growSentence: (direction: 1 | -1) => void;
  growWord: (direction: 1 | -1) => void;
  moveEdge: (edge: 'start' | 'end', direction: 1 | -1) => void;
  /** False where there is no further coding, so that Tab may leave the reader. */
  stepCoding: (direction: 1 | -1) => boolean;
  choose: (segment: Segment) => void;
  /** Makes these words the passage and shows them. */
  goTo: (range: TextRange) => void;
  applyCodes: (codeIds: readonly CodeId[]) => boolean;
  applyAgain: () => void;
  removeChosen: () => void;
  clear: () => void;
  passage: () => Passage | null;
  chosen: () => Segment | null;
  reveal: (range: TextRange) => void;
}

export interface CommandPorts {
  stage: Stage;
  model: () => ReaderModel;
  /** Says the passage to a screen reader. */
  announce: (range: TextRange) => void;
}

export function createReaderCommands({ stage, model, announce }: CommandPorts): ReaderCommands {
  const articleId = stage.document.id;
  let stopRevealing = (): void => {};

  const passage = (): Passage | null => {
    const { passage: current } = useWorkbench.getState();
    return current?.articleId === articleId ? current : null;
  };
  // From the codings in hand, not from what is drawn: the next key may come before the page has drawn the last one.
  const chosen = (): Segment | null => {
    const { segmentId, hiddenCodeIds, hiddenCoderIds } = useWorkbench.getState();
    const segment = segmentId === null ? undefined : findSegment(segmentId);
    if (segment === undefined || segment.textId !== stage.document.textId) return null;
    return hiddenCodeIds.has(segment.codeId) || hiddenCoderIds.has(segment.coderId) ? null : segment;
  };
  const show = (range: TextRange): void => {
    stopRevealing();
    stopRevealing = reveal(stage, range);
  };
  // Whoever steps through the text is in the text: Delete must mean the coding, not what had the focus before.
  const takeFocus = (): void => {
    if (!stage.viewport.hasFocus()) stage.viewport.takeFocus();
  };
  const moveTo = ({ start, end }: TextRange): void => {
    const current = passage();
    if (current?.start === start && current.end === end && chosen() === null) return;
    useWorkbench.getState().choosePassage({ articleId, start, end });
    takeFocus();
    show({ start, end });
    announce({ start, end });
  };
  const firstSentence = (): TextRange | null => {
    const offset = firstVisibleOffset(stage);
    return stage.index.sentenceAt(offset) ?? stage.index.nextSentence(offset) ?? stage.index.previousSentence(offset);
  };
  const change = (next: (current: TextRange) => TextRange): void => {
    const current = passage();
    const range = current === null ? firstSentence() : next(current);
    if (range !== null) moveTo(range);
  };
  const choose = (segment: Segment): void => {
    takeFocus();
    useWorkbench.setState({ passage: { articleId, start: segment.start, end: segment.end }, segmentId: segment.id });
  };

  return {
    passage,
    chosen,
    choose,
    goTo: moveTo,
    reveal: show,
    stepSentence: (direction) => change((current) => stepSentence(stage, current, direction)),
    growSentence: (direction) =>
      change((current) => (direction === 1 ? growBySentence(stage, current) : shrinkBySentence(stage, current))),
    growWord: (direction) => change((current) => moveEdge(stage, current, 'end', direction)),
    moveEdge(edge, direction) {
      const segment = chosen();
      if (segment === null) return change((current) => moveEdge(stage, current, edge, direction));
      const range = moveEdge(stage, segment, edge, direction);
      void resizeSegment(segment, range);
      show(edge === 'start' ? range : { start: Math.max(range.start, range.end - 1), end: range.end });
      announce(range);
    },
    stepCoding(direction) {
      const current = passage();
      const from = current?.start ?? firstVisibleOffset(stage);
      const next = neighbourSegment(model().segments, useWorkbench.getState().segmentId, from, direction);
      if (next === null) return false;
      choose(next);
      show(next);
      announce(next);
      return true;
    },
    applyCodes(codeIds) {
      const current = passage();
      if (current === null) return false;
      void applyCodes(codeIds, current);
      return true;
    },
    applyAgain() {
      const current = passage();
      const { lastCodeIds } = useWorkbench.getState();
      if (current !== null && lastCodeIds.length > 0) void applyCodes(lastCodeIds, current);
    },
    removeChosen() {
      const segment = chosen() ?? onlyCodingAt(model(), passage());
      if (segment !== null) void removeSegments([segment.id]);
    },
    clear() {
      if (chosen() === null && passage() === null) return;
      useWorkbench.getState().choosePassage(null);
      getSelection()?.removeAllRanges();
    },
  };
}

/** Delete on a passage takes its coding off where it is plain which one is meant. */
function onlyCodingAt(model: ReaderModel, passage: TextRange | null): Segment | null {
  if (passage === null) return null;
  const same = model.segments.filter((segment) => segment.start === passage.start && segment.end === passage.end);
  return same.length === 1 ? same[0]! : null;
}
