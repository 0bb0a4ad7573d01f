import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code, Coder, Segment } from '../../../shared/domain/coding/types.ts';
import type { CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import { Bracket } from './bracket.tsx';
import { layOutBrackets, type BracketLayout } from './bracket-layout.ts';
import { BracketMeasures } from './measure-brackets.ts';
import { SegmentHandles } from './segment-handles.tsx';
import type { Stage } from './stage.ts';
import type { Section } from './text-map.ts';
import styles from './brackets.module.css';

export const labelHeight = 19;

/** What brackets need to know besides the codings of their section. */
export interface MarksContext {
  tree: CodeTree<Code>;
  coders: ReadonlyMap<CoderId, Coder>;
  showCoders: boolean;
  lanes: ReadonlyMap<string, number>;
  laneCount: number;
  /** Names from the root, joined; each is put together once. */
  pathOf: (codeId: CodeId) => string;
  /** Width of the margin. */
  width: number;
}

interface Properties {
  stage: Stage;
  section: Section;
  segments: readonly Segment[];
  chosenId: SegmentId | null;
  context: MarksContext;
}

/** Highlights and brackets of one section near the viewport. Painted with the text in one frame. */
export const SectionMarks = memo(function SectionMarks(properties: Properties) {
  const { stage, section, segments, chosenId, context } = properties;
  const margin = useRef<HTMLDivElement>(null);
  const [flow, setFlow] = useState('');
  const measures = useMemo(() => new BracketMeasures(stage.surface, section), [stage, section]);
  const layout = useBracketLayout(measures, segments, context, flow);

  useLayoutEffect(() => stage.painter.paintSection(section, segments), [stage, section, segments]);
  useLayoutEffect(() => () => stage.painter.clearSection(section.index), [stage, section]);
  const onFlow = useCallback(
    (size: string) => {
      measures.forget();
      setFlow(size);
    },
    [measures],
  );
  useTextFlow(margin, onFlow);

  const chosen = chosenId === null ? undefined : segments.find((segment) => segment.id === chosenId);
  return (
    <>
      <div ref={margin} className={styles.margin} style={labelRoom(context.width, layout)}>
        {layout !== null && <Brackets {...properties} layout={layout} />}
      </div>
      {chosen !== undefined && (
        <SegmentHandles key={chosen.id} stage={stage} section={section} segment={chosen} flow={flow} />
      )}
    </>
  );
}, isSameForSection);

/** In pixels: longer names are cut, and stand in full on the card. */
const widestLabel = 230;

function labelRoom(width: number, layout: BracketLayout | null): CSSProperties {
  const room = layout === null ? 0 : width - layout.labelStart;
  return { '--label-width': `${Math.min(widestLabel, Math.max(0, room))}px` } as CSSProperties;
}

/**
 * Lanes are a new map after each change, but the lane of a coding changes only together with the coding: a section in
 * which nothing changed is not drawn again.
 */
function isSameForSection(before: Properties, after: Properties): boolean {
  const { lanes: _, ...one } = before.context;
  const { lanes: __, ...other } = after.context;
  const isSameContext = (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
  return (
    isSameContext &&
    before.segments === after.segments &&
    before.chosenId === after.chosenId &&
    before.stage === after.stage
  );
}

/**
 * Measured while rendering, because then the page is still laid out as it was painted, and the text does not move when
 * a coding is added: asking after the change would lay out the page one more time between key and paint.
 */
function useBracketLayout(
  measures: BracketMeasures,
  segments: readonly Segment[],
  { lanes, laneCount, width }: MarksContext,
  flow: string,
): BracketLayout | null {
  return useMemo(() => {
    const measured = flow === '' || width === 0 ? null : measures.measure(segments, lanes);
    if (measured === null) return null;
    return layOutBrackets(measured.spans, { width, lanes: laneCount, labelHeight, height: measured.height });
  }, [measures, segments, lanes, laneCount, width, flow]);
}

/** Calls back with the size of the section's text once it is there, and when the text flows differently. */
function useTextFlow(margin: { readonly current: HTMLElement | null }, onFlow: (size: string) => void): void {
  useLayoutEffect(() => {
    const text = margin.current?.parentElement?.querySelector('[data-text]');
    if (!text) return;
    const read = (): string => `${text.clientWidth}×${text.clientHeight}`;
    let known = read();
    onFlow(known);
    const observer = new ResizeObserver(() => {
      const size = read();
      if (size === known || text.clientHeight === 0) return;
      known = size;
      onFlow(size);
    });
    observer.observe(text);
    return () => observer.disconnect();
  }, [margin, onFlow]);
}

function Brackets({ section, segments, chosenId, context, layout }: Properties & { layout: BracketLayout }) {
  const { t } = useTranslation('reader');
  const byId = useMemo(() => new Map(segments.map((segment) => [segment.id as string, segment])), [segments]);
  return (
    <>
      {layout.brackets.map((place) => {
        const segment = byId.get(place.id);
        const code = segment && context.tree.get(segment.codeId);
        if (segment === undefined || code === undefined) return null;
        const coder = context.showCoders ? context.coders.get(segment.coderId) : undefined;
        return (
          <Bracket
            key={place.id}
            {...place}
            color={code.color}
            name={code.name}
            path={context.pathOf(code.id)}
            quote={segment.quote}
            hasMemo={segment.memo !== null}
            coderColor={coder?.color}
            coderInitial={coder && initialOf(coder.name)}
            isChosen={segment.id === chosenId}
            isContinued={segment.start < section.start}
            lanePitch={layout.lanePitch}
            labelStart={layout.labelStart}
          />
        );
      })}
      {layout.overflows.map(({ top, ids }) => (
        <button
          key={ids[0]}
          type="button"
          tabIndex={-1}
          className={styles.more}
          data-more={ids.join(' ')}
          aria-label={t('bracket.more', { count: ids.length })}
          style={{ top, insetInlineStart: layout.labelStart }}
        >
          +{ids.length}
        </button>
      ))}
    </>
  );
}

function initialOf(name: string): string {
  const trimmed = name.trim();
  return trimmed
    .slice(0, snapToGraphemes(trimmed, { start: 0, end: Math.min(1, trimmed.length) }).end)
    .toLocaleUpperCase();
}
