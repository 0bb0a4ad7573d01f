import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDocument } from '../../../shared/contract/schemas/articles.ts';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code, Coder, Segment } from '../../../shared/domain/coding/types.ts';
import type { CoderId } from '../../../shared/domain/ids.ts';
import { readerScope } from '../../app/keymap.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useAnnouncer } from './announcer.ts';
import { FindBar } from './find-bar.tsx';
import { HoverCard } from './hover-card.tsx';
import { Masthead } from './masthead.tsx';
import { Minimap } from './minimap.tsx';
import { PassageTools } from './passage-tools.tsx';
import { createReaderCommands, type ReaderCommands } from './reader-commands.ts';
import { ReaderSections } from './reader-sections.tsx';
import type { Stage } from './stage.ts';
import { useMarks } from './use-marks.ts';
import { useReaderEvents } from './use-reader-events.ts';
import { useReaderModel } from './use-reader-model.ts';
import textStyles from './reader-text.module.css';
import styles from './reader.module.css';

interface Properties {
  stage: Stage;
  document: ArticleDocument;
  segments: readonly Segment[];
  tree: CodeTree<Code>;
  coders: ReadonlyMap<CoderId, Coder>;
}

/** One article with everything that can be done to its text. */
export function ArticleReader({ stage, document, segments, tree, coders }: Properties) {
  const { t } = useTranslation('reader');
  const { content, attachScroller, attachContent } = useViewport(stage);
  const { model, getModel } = useReaderModel(stage, segments);
  const { spoken, announce } = useAnnouncer(stage, model, tree);
  const commands = useMemo(
    () => createReaderCommands({ stage, model: getModel, announce }),
    [stage, getModel, announce],
  );
  const { handlers, hover, mouseChoice, forgetMouseChoice } = useReaderEvents(stage, getModel, commands);
  const context = useMarks({ model, tree, coders, content });
  const isFindOpen = useWorkbench((workbench) => workbench.isFindOpen);
  useRevealing(stage, commands.reveal);
  usePassageKept(stage, commands);
  useEffect(() => () => stage.painter.destroy(), [stage]);

  const tools = { stage, model, tree, commands, mouseChoice, onDone: forgetMouseChoice };
  return (
    <div role="presentation" className={styles.stage} dir={document.direction} {...handlers}>
      <div
        ref={attachScroller}
        className={styles.scroller}
        role="document"
        aria-label={t('text')}
        // What scrolls must be reachable, and the keys of the reader need a place for the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-pane-focus
        {...readerScope}
        onScroll={hover.watch.close}
      >
        <div ref={attachContent} className={styles.content} lang={document.language ?? undefined}>
          <Masthead stage={stage} document={document} />
          <div className={textStyles.ruler} data-ruler aria-hidden>
            <div className={textStyles.rulerMargin} />
          </div>
          <ReaderSections stage={stage} model={model} context={context} />
          {content !== null && <PassageTools {...tools} content={content} />}
        </div>
      </div>
      {isFindOpen && <FindBar stage={stage} commands={commands} />}
      <Minimap stage={stage} segments={model.segments} tree={tree} />
      {hover.card !== null && (
        <HoverCard card={hover.card} context={context} watch={hover.watch} onChoose={commands.choose} />
      )}
      <div className={styles.hidden} aria-live="polite">
        {spoken}
      </div>
    </div>
  );
}

function useViewport(stage: Stage) {
  const [content, setContent] = useState<HTMLElement | null>(null);
  const attachScroller = useCallback((element: HTMLElement | null) => stage.viewport.attachScroller(element), [stage]);
  const attachContent = useCallback(
    (element: HTMLElement | null) => {
      stage.viewport.attachContent(element);
      setContent(element);
    },
    [stage],
  );
  return { content, attachScroller, attachContent };
}

/** Folding moves everything: what was looked at stays in sight. */
function usePassageKept(stage: Stage, commands: ReaderCommands): void {
  const isFolded = useWorkbench((workbench) => workbench.isFolded);
  const known = useRef(isFolded);
  useEffect(() => {
    if (known.current === isFolded) return;
    known.current = isFolded;
    const passage = commands.passage();
    if (passage !== null) commands.reveal(passage);
    else stage.viewport.scrollTo(0);
  }, [isFolded, stage, commands]);
}

/** Somebody elsewhere asked for a passage: the table of segments, the inspector, undo. */
function useRevealing(stage: Stage, reveal: (range: { start: number; end: number }) => void): void {
  const revealing = useWorkbench((workbench) => workbench.revealing);
  useLayoutEffect(() => {
    if (revealing?.articleId !== stage.document.id) return;
    reveal(revealing);
    useWorkbench.getState().revealed();
  }, [revealing, stage, reveal]);
}
