import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import type { ReaderModel } from './reader-model.ts';
import type { Stage } from './stage.ts';

const longest = 600;

/** What a screen reader hears when the keyboard has moved the passage, and again when its codes change. */
export function useAnnouncer(stage: Stage, model: ReaderModel, tree: CodeTree<Code>) {
  const { t } = useTranslation('reader');
  const [range, announce] = useState<TextRange | null>(null);
  const spoken = useMemo(() => {
    if (range === null) return '';
    const quote = stage.text.slice(range.start, Math.min(range.end, range.start + longest));
    const here = model.segments.filter((segment) => segment.start < range.end && segment.end > range.start);
    const names = [...new Set(here.map((segment) => segment.codeId))].flatMap((id) => tree.get(id)?.name ?? []);
    return names.length === 0 ? t('spoken.uncoded', { quote }) : t('spoken.coded', { quote, codes: names.join(', ') });
  }, [range, stage, model, tree, t]);
  return { spoken, announce };
}
