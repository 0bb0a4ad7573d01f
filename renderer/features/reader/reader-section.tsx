import { memo, useSyncExternalStore } from 'react';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
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
  ...marks
}: Properties) {
  const presence = useSyncExternalStore(
    (listener) => stage.presence.subscribe(section.index, listener),
    () => stage.presence.get(section.index),
  );
  const height = Math.round(section.estimatedLines * lineHeight + section.filledBlocks * paragraphGap * lineHeight);
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
          <SectionText stage={stage} section={section} />
          {presence === 'near' && <SectionMarks stage={stage} section={section} {...marks} />}
        </div>
      )}
    </div>
  );
});
