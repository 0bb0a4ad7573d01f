import { memo, useMemo, useSyncExternalStore } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { keptBlocks } from './folded-blocks.ts';
import { SectionMarks, type MarksContext } from './section-marks.tsx';
import { SectionText } from './section-text.tsx';
import type { Stage } from './stage.ts';
import type { Section } from './text-map.ts';
import styles from './reader-text.module.css';

interface Properties {
  stage: Stage;
  section: Section;
  segments: readonly Segment[];
  /** The chosen coding, if it lies in this section. */
  chosenId: SegmentId | null;
  context: MarksContext;
  /** Whether paragraphs without codings are folded away. */
  isFolded: boolean;
  /** What must be seen even there, if it lies in this section: the passage. */
  passage: TextRange | null;
  observe: (element: HTMLElement | null) => void;
  /** Of the reading text, in pixels: for guessing the height of what is not laid out. */
  lineHeight: number;
}

/** In lines. */
const paragraphGap = 0.45;

/** Some fifty paragraphs with their brackets. Far from the viewport it is an empty box of about the right height. */
export const ReaderSection = memo(function ReaderSection({
  stage,
  section,
  observe,
  lineHeight,
  isFolded,
  passage,
  ...marks
}: Properties) {
  const presence = useSyncExternalStore(
    (listener) => stage.presence.subscribe(section.index, listener),
    () => stage.presence.get(section.index),
  );
  const { segments } = marks;
  const kept = useMemo(
    () => (isFolded ? keptBlocks(stage.map, section, passage === null ? segments : [...segments, passage]) : null),
    [isFolded, stage, section, segments, passage],
  );
  const share = kept === null ? 1 : kept.size / Math.max(1, section.endBlock - section.firstBlock);
  const height = Math.round(
    share * (section.estimatedLines * lineHeight + section.filledBlocks * paragraphGap * lineHeight),
  );
  // Only the box counts while the text is away: a document of a million words has hundreds of them.
  return (
    <div
      ref={observe}
      className={styles.section}
      data-section={section.index}
      style={{ containIntrinsicBlockSize: `auto ${height}px` }}
    >
      {presence !== 'absent' && (
        <div className={styles.columns}>
          <SectionText stage={stage} section={section} kept={kept} />
          {presence === 'near' && <SectionMarks stage={stage} section={section} {...marks} />}
        </div>
      )}
    </div>
  );
});
