import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

const longest = 600;

/** Says the passage and its codes to a screen reader when the keyboard has moved. */
export function useAnnouncer(stage: Stage, getModel: () => ReaderModel, tree: CodeTree<Code>) {
  const { t } = useTranslation('reader');
  const [spoken, setSpoken] = useState('');
  const latest = useRef({ tree, t });
  useEffect(() => {
    latest.current = { tree, t };
  });
  const announce = useCallback(
    (range: TextRange) => {
      const { tree: codes, t: say } = latest.current;
      const quote = stage.text.slice(range.start, Math.min(range.end, range.start + longest));
      const codeIds = new Set(
        getModel()
          .index.overlapping(range)
          .map((segment) => segment.codeId),
      );
      const names = [...codeIds].flatMap((id) => codes.get(id)?.name ?? []);
      const isCoded = names.length > 0;
      setSpoken(isCoded ? say('spoken.coded', { quote, codes: names.join(', ') }) : say('spoken.uncoded', { quote }));
    },
    [stage, getModel],
  );
  return { spoken, announce };
}
