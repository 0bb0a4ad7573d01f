import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code, Segment } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { showToast } from '../../components/toast.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { applyInVivo } from '../picker/new-codes.ts';
import { setPassageAnchor } from '../picker/passage-anchor.ts';
import { useRecentCodeIds } from '../picker/recent-codes.ts';
import { MemoPopover } from './memo-popover.tsx';
import type { ReaderCommands } from './reader-commands.ts';
import type { ReaderModel } from './reader-model.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { Stage } from './stage.ts';
import { useReaderKeys } from './use-reader-keys.ts';

interface Properties {
  stage: Stage;
  model: ReaderModel;
  tree: CodeTree<Code>;
  commands: ReaderCommands;
  content: HTMLElement;
  /** The passage that the mouse has just chosen. */
  mouseChoice: TextRange | null;
  onDone: () => void;
}

const recentInBar = 3;

/** What stands at the passage: the bar after a choice of the mouse, the memo; and the keys. */
export function PassageTools(properties: Properties) {
  const { stage, model, tree, commands, content, mouseChoice, onDone } = properties;
  const { t } = useTranslation('reader');
  const [memoOf, setMemoOf] = useState<SegmentId | null>(null);
  const memoSegment = memoOf === null ? undefined : model.byId.get(memoOf);
  const isBarWanted = useBarWanted(stage, mouseChoice);
  const recent = useRecentCodes(tree);

  const openPicker = (): void => {
    onDone();
    // The first sentence on screen is as good a passage as any to start with.
    if (commands.passage() === null) commands.stepSentence(1);
    if (commands.passage() !== null) useWorkbench.getState().setPickerOpen(true);
  };
  const inVivo = (): void => {
    onDone();
    const passage = commands.passage();
    if (passage !== null) void applyInVivo(stage.text.slice(passage.start, passage.end), passage);
  };
  const openMemo = (): void => {
    onDone();
    const segment = commands.chosen() ?? codingOn(model, commands.passage());
    if (segment === null) showToast({ tone: 'info', text: t('memo.needsCode') });
    else setMemoOf(segment.id);
  };
  useReaderKeys(commands, { openPicker, inVivo, openMemo }, tree.ordered);

  useEffect(() => {
    setPassageAnchor(() => {
      const passage = commands.passage();
      return passage === null ? null : stage.surface.edgeRects(passage);
    });
    return () => setPassageAnchor(null);
  }, [stage, commands]);

  return (
    <>
      {isBarWanted && mouseChoice !== null && (
        <SelectionBar
          stage={stage}
          range={mouseChoice}
          recent={recent}
          content={content}
          onPick={openPicker}
          onApply={(codeId) => {
            onDone();
            commands.applyCodes([codeId]);
          }}
          onInVivo={inVivo}
          onMemo={openMemo}
        />
      )}
      {memoSegment !== undefined && (
        <MemoPopover
          key={memoSegment.id}
          stage={stage}
          segment={memoSegment}
          code={tree.get(memoSegment.codeId)}
          content={content}
          onClose={() => {
            setMemoOf(null);
            stage.viewport.takeFocus();
          }}
        />
      )}
    </>
  );
}

/** The bar goes as soon as the passage is another one, is coded, or the picker opens. */
function useBarWanted(stage: Stage, choice: TextRange | null): boolean {
  return useWorkbench(
    ({ passage, segmentId, isPickerOpen }) =>
      choice !== null &&
      !isPickerOpen &&
      segmentId === null &&
      passage?.articleId === stage.document.id &&
      passage.start === choice.start &&
      passage.end === choice.end,
  );
}

function useRecentCodes(tree: CodeTree<Code>): Code[] {
  const recentCodeIds = useRecentCodeIds((state) => state.codeIds);
  return recentCodeIds
    .flatMap((id) => tree.get(id) ?? [])
    .filter((code) => code.retiredAt === null)
    .slice(0, recentInBar);
}

function codingOn(model: ReaderModel, passage: TextRange | null): Segment | null {
  if (passage === null) return null;
  return model.segments.find((segment) => segment.start === passage.start && segment.end === passage.end) ?? null;
}
