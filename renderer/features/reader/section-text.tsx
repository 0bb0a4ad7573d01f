import { memo, useLayoutEffect, useRef } from 'react';
import type { Stage } from './stage.ts';
import type { Block, Run, Section } from './text-map.ts';
import styles from './reader-text.module.css';

/** The text of one section. Codings are never put inside the paragraphs: they are painted (see highlight-painter.ts). */
interface Properties {
  stage: Stage;
  section: Section;
  /** Blocks that are shown while the others are folded away; null: all of them. */
  kept: ReadonlySet<number> | null;
}

export const SectionText = memo(function SectionText({ stage, section, kept }: Properties) {
  const container = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { surface } = stage;
    const elements = [...(container.current?.children ?? [])];
    surface.setColumn(section.index, container.current);
    elements.forEach((element, position) => surface.addBlock(section.firstBlock + position, element));
    return () => {
      surface.setColumn(section.index, null);
      elements.forEach((_, position) => surface.removeBlock(section.firstBlock + position));
    };
  }, [stage, section]);
  return (
    <div ref={container} className={styles.text} data-text>
      {stage.map.blocks.slice(section.firstBlock, section.endBlock).map((block) => (
        <BlockText key={block.index} block={block} text={stage.text} fold={foldOf(block)} />
      ))}
    </div>
  );

  function foldOf({ index, kind }: Block): Fold {
    if (kept === null) return 'none';
    if (!kept.has(index)) return 'hidden';
    const before = stage.map.blocks[index - 1];
    return before === undefined || kind === 'blank' || kept.has(index - 1) ? 'none' : 'gap-before';
  }
});

/** `gap-before`: something is folded away above it. */
type Fold = 'none' | 'hidden' | 'gap-before';

function BlockText({ block, text, fold }: { block: Block; /** Of the whole article. */ text: string; fold: Fold }) {
  const isHeading = block.kind === 'title' || block.kind === 'heading';
  const heading = isHeading
    ? { role: 'heading', 'aria-level': block.kind === 'title' ? 2 : 2 + Math.max(1, block.level) }
    : {};
  const number = block.isParagraphStart && block.kind !== 'blank' ? block.paragraph + 1 : undefined;
  return (
    <p
      className={`${styles.block} ${styles[block.kind] ?? ''}`}
      data-block={block.index}
      data-number={number}
      data-fold={fold === 'none' ? undefined : fold}
      data-level={block.level > 0 ? block.level : undefined}
      {...heading}
    >
      {block.runs === null
        ? text.slice(block.start, block.end)
        : block.runs.map((run) => <RunText key={run.start} run={run} text={text.slice(run.start, run.end)} />)}
    </p>
  );
}

/** A link shows where it leads and leads nowhere: an article is read here, not left. */
function RunText({ run, text }: { run: Run; text: string }) {
  return (
    <span className={run.kinds.map((kind) => styles[kind]).join(' ')} title={run.href}>
      {text}
    </span>
  );
}
