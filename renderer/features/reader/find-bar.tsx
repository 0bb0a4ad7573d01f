import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findFolded, foldText } from '../../../shared/domain/text/folding.ts';
import type { TextRange } from '../../../shared/domain/text/offsets.ts';
import { formatCount } from '../../app/formats.ts';
import { useKeys } from '../../app/keymap.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import { hitFrom, paintedHits } from './find-hits.ts';
import styles from './find-bar.module.css';
import type { ReaderCommands } from './reader-commands.ts';
import { firstVisibleOffset } from './scrolling.ts';
import type { Stage } from './stage.ts';

interface Properties {
  stage: Stage;
  commands: ReaderCommands;
}

/** Words in the open article, however they are spelt. Closing it makes the hit the passage, so that it can be coded. */
export function FindBar({ stage, commands }: Properties) {
  const { t } = useTranslation('reader');
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const finder = useFinder(stage, commands, useDeferredValue(query));
  const close = (): void => {
    useWorkbench.getState().setFindOpen(false);
    stage.viewport.takeFocus();
    if (finder.hit !== null) commands.goTo(finder.hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') finder.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  useKeys({ F3: () => finder.step(1), 'Shift+F3': () => finder.step(-1) }, { when: 'reader', inText: true });
  useKeys({ '$mod+f': () => field.current?.select() }, { when: 'reader', inText: true, priority: 1 });
  useEffect(() => field.current?.focus(), []);
  return (
    <div role="search" aria-label={t('find.label')} className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        aria-label={t('find.field')}
        placeholder={t('find.field')}
        dir="auto"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.count} role="status">
        {query === '' ? '' : countText()}
      </span>
      <IconButton
        size="small"
        label={t('find.previous')}
        keys="Shift+Enter"
        icon={<ChevronUp aria-hidden />}
        isDisabled={finder.count === 0}
        onPress={() => finder.step(-1)}
      />
      <IconButton
        size="small"
        label={t('find.next')}
        keys="Enter"
        icon={<ChevronDown aria-hidden />}
        isDisabled={finder.count === 0}
        onPress={() => finder.step(1)}
      />
      <IconButton size="small" label={t('find.close')} keys="Esc" icon={<X aria-hidden />} onPress={close} />
    </div>
  );

  function countText(): string {
    if (finder.count === 0) return t('find.nothing');
    return t('find.count', { number: formatCount(finder.position + 1), all: formatCount(finder.count) });
  }
}

/** The hits of a query, the one that is looked at, and their marks on the text. */
function useFinder(stage: Stage, commands: ReaderCommands, query: string) {
  const folded = useMemo(() => foldText(stage.text), [stage]);
  const hits = useMemo(() => (query.trim() === '' ? [] : findFolded(folded, query)), [folded, query]);
  const [start] = useState(() => commands.passage()?.start ?? firstVisibleOffset(stage));
  const [place, setPlace] = useState<{ hits: readonly TextRange[]; position: number } | null>(null);
  // Another query begins again where the reader was.
  const position = place?.hits === hits ? place.position : hitFrom(hits, start);
  const hit = hits[position] ?? null;
  useLayoutEffect(() => {
    stage.painter.paintMark('found', paintedHits(hits, position));
    stage.painter.paintMark('found-here', hit === null ? [] : [hit]);
    if (hit !== null) commands.reveal(hit);
  }, [stage, commands, hits, position, hit]);
  useEffect(
    () => () => {
      stage.painter.paintMark('found', []);
      stage.painter.paintMark('found-here', []);
    },
    [stage],
  );
  const step = (direction: 1 | -1): void => {
    if (hits.length > 0) setPlace({ hits, position: (position + direction + hits.length) % hits.length });
  };
  return { hit, position, count: hits.length, step };
}
