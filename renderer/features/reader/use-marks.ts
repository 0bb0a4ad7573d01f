import { useLayoutEffect, useMemo, useState } from 'react';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code, Coder } from '../../../shared/domain/coding/types.ts';
import type { CodeId, CoderId } from '../../../shared/domain/ids.ts';
import type { ReaderModel } from './reader-model.ts';
import type { MarksContext } from './section-marks.tsx';

interface Ports {
  model: ReaderModel;
  tree: CodeTree<Code>;
  coders: ReadonlyMap<CoderId, Coder>;
  content: HTMLElement | null;
}

/** What all brackets of the article share: the width of the margin, how it is divided, whose names stand in it. */
export function useMarks({ model, tree, coders, content }: Ports): MarksContext {
  const width = useMarginWidth(content);
  const pathOf = useMemo(() => rememberPaths(tree), [tree]);
  const { lanes, laneCount, hasSeveralCoders: showCoders } = model;
  return useMemo(
    () => ({ tree, coders, showCoders, lanes, laneCount, pathOf, width }),
    [tree, coders, showCoders, lanes, laneCount, pathOf, width],
  );
}

function rememberPaths(tree: CodeTree<Code>): (codeId: CodeId) => string {
  const paths = new Map<CodeId, string>();
  return (codeId) => {
    const path = paths.get(codeId) ?? tree.pathOf(codeId);
    paths.set(codeId, path);
    return path;
  };
}

function useMarginWidth(content: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const ruler = content?.querySelector('[data-ruler] > div');
    if (!ruler) return;
    const read = (): void => setWidth(Math.round(ruler.getBoundingClientRect().width));
    const observer = new ResizeObserver(read);
    observer.observe(ruler);
    read();
    return () => observer.disconnect();
  }, [content]);
  return width;
}
