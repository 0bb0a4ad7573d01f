import { memo, useSyncExternalStore, type CSSProperties } from 'react';
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
}

/** Some fifty paragraphs with their brackets. Far from the viewport it is an empty box of about the right height. */
export const ReaderSection = memo(function ReaderSection({ stage, section, observe, ...marks }: Properties) {
  const presence = useSyncExternalStore(
    (listener) => stage.presence.subscribe(section.index, listener),
    () => stage.presence.get(section.index),
  );
  const size = { '--lines': section.estimatedLines, '--blocks': section.filledBlocks } as CSSProperties;
  return (
    <div ref={observe} className={styles.section} data-section={section.index} style={size}>
      {presence !== 'absent' && <SectionText stage={stage} section={section} />}
      {presence === 'near' && <SectionMarks stage={stage} section={section} {...marks} />}
    </div>
  );
});
