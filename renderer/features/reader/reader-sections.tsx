import { useEffect, useMemo } from 'react';
import { useWorkbench } from '../../state/workbench.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ReaderSection } from './reader-section.tsx';
import type { ReaderModel } from './reader-model.ts';
import type { MarksContext } from './section-marks.tsx';
import type { Stage } from './stage.ts';

interface Properties {
  stage: Stage;
  model: ReaderModel;
  context: MarksContext;
}

/** Good enough for heights that are guesses anyway. */
const averageLeading = 1.65;

/** All sections of the article. Those within a screen of the viewport have brackets and highlights. */
export function ReaderSections({ stage, model, context }: Properties) {
  const segmentId = useWorkbench((workbench) => workbench.segmentId);
  const isFolded = useWorkbench((workbench) => workbench.isFolded);
  // Otherwise the passage would make every section look again at each key.
  const passage = useWorkbench((workbench) => (workbench.isFolded ? workbench.passage : null));
  const chosen = segmentId === null ? undefined : model.byId.get(segmentId);
  const lineHeight = usePreferences(({ readingSize }) => readingSize * averageLeading);
  const elements = useMemo(() => new Map<number, HTMLElement>(), []);
  const observers = useMemo(
    () =>
      stage.map.sections.map(({ index }) => (element: HTMLElement | null) => {
        if (element === null) elements.delete(index);
        else elements.set(index, element);
      }),
    [stage, elements],
  );
  useEffect(() => {
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          stage.presence.setNear(Number(target.getAttribute('data-section')), isIntersecting);
        }
      },
      { root: stage.viewport.scroller, rootMargin: '100% 0px' },
    );
    for (const element of elements.values()) near.observe(element);
    const stopFilling = stage.presence.fillWhenIdle();
    return () => {
      near.disconnect();
      stopFilling();
    };
  }, [stage, elements]);
  return stage.map.sections.map((section) => (
    <ReaderSection
      key={section.index}
      stage={stage}
      section={section}
      segments={model.bySection[section.index]!}
      chosenId={chosen !== undefined && chosen.start < section.end && chosen.end > section.start ? chosen.id : null}
      context={context}
      isFolded={isFolded}
      passage={passage !== null && passage.start < section.end && passage.end > section.start ? passage : null}
      lineHeight={lineHeight}
      observe={observers[section.index]!}
    />
  ));
}
