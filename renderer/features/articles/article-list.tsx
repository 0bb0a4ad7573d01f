import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleSummary } from '../../../shared/domain/coding/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { ContextMenu, menuPlace, type MenuPlace } from '../../components/context-menu.tsx';
import { useWorkbench } from '../../state/workbench.ts';
import styles from './article-list.module.css';
import { ArticleMenuItems } from './article-menu.tsx';
import { ArticleRow } from './article-row.tsx';
import { useArticlesState } from './articles-state.ts';
import { removeAndMoveOn } from './article-commands.ts';
import { neighbour, select, selectAll, selectionMode, type SelectionMode } from './list-selection.ts';

/** Height of a row in pixels, also in article-list.module.css. */
const rowHeight = 66;

/** Keys that walk the list, as steps; a page is what is in sight. */
function stepOf(key: string, pageRows: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageRows,
    PageUp: -pageRows,
    Home: -Infinity,
    End: Infinity,
  };
  return steps[key] ?? null;
}

const rowId = (id: ArticleId): string => `article-${id}`;

export function ArticleList({ articles, ids }: { articles: readonly ArticleSummary[]; ids: readonly ArticleId[] }) {
  const { t } = useTranslation('articles');
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const openId = useWorkbench((state) => state.articleId);
  const selection = useArticlesState((state) => state.selection);
  const setSelection = useArticlesState((state) => state.setSelection);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 12,
  });
  useFollowOpenArticle(ids, openId, (index) => virtual.scrollToIndex(index, { align: 'auto' }));

  const choose = (id: ArticleId, mode: SelectionMode): void => {
    setSelection(select(selection, ids, id, mode));
    if (mode === 'alone') useWorkbench.getState().openArticle(id);
    virtual.scrollToIndex(ids.indexOf(id), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const step = stepOf(event.key, pageRows);
    if (step !== null) {
      const next = neighbour(ids, selection.cursor ?? openId, step);
      if (next !== null) choose(next, event.shiftKey ? 'range' : 'alone');
    } else if (event.key === 'Enter' && selection.cursor !== null) choose(selection.cursor, 'alone');
    else if (event.key === ' ' && selection.cursor !== null)
      setSelection(select(selection, ids, selection.cursor, 'toggled'));
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) setSelection(selectAll(selection, ids));
    else if (event.key === 'Escape' && selection.chosen.size > 1 && openId !== null)
      setSelection(select(selection, ids, openId, 'alone'));
    // Delete alone takes a coding off in the reader; nobody should lose sight of an article by a key meant for that.
    else if (isRemoval(event)) removeAndMoveOn([...selection.chosen], ids, t);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const articleAt = (event: MouseEvent): ArticleId | null =>
    ((event.target as Element).closest<HTMLElement>('[data-article]')?.dataset['article'] as ArticleId | undefined) ??
    null;
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const id = event.button === 2 ? articleAt(event) : selection.cursor;
    if (id === null) return;
    if (!selection.chosen.has(id)) setSelection(select(selection, ids, id, 'alone'));
    setMenu(menuPlace(event, document.getElementById(rowId(id))));
  };
  const cursor = selection.cursor !== null && ids.includes(selection.cursor) ? selection.cursor : null;
  return (
    <>
      <div
        ref={scroller}
        role="listbox"
        aria-label={t('title')}
        aria-multiselectable
        tabIndex={0}
        data-pane-focus
        {...(cursor === null ? {} : { 'aria-activedescendant': rowId(cursor) })}
        className={styles.list}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          const id = articleAt(event);
          if (id !== null) choose(id, selectionMode(event));
        }}
        onContextMenu={openMenu}
      >
        <div role="presentation" className={styles.all} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const article = articles[item.index];
            return article === undefined ? null : (
              <ArticleRow
                key={article.id}
                id={rowId(article.id)}
                article={article}
                position={item.index + 1}
                count={articles.length}
                start={item.start}
                isOpen={article.id === openId}
                isChosen={selection.chosen.has(article.id)}
                isCursor={article.id === cursor}
              />
            );
          })}
        </div>
      </div>
      <ContextMenu label={t('actions')} place={menu} onClose={() => setMenu(null)}>
        <ArticleMenuItems chosen={[...selection.chosen]} ids={ids} />
      </ContextMenu>
    </>
  );
}

/** Wherever an article was opened from (keys, the table, the palette), the list goes along. */
function useFollowOpenArticle(
  ids: readonly ArticleId[],
  openId: ArticleId | null,
  show: (index: number) => void,
): void {
  const latest = useRef({ ids, show });
  useEffect(() => {
    latest.current = { ids, show };
  });
  const isThere = openId !== null && ids.includes(openId);
  useEffect(() => {
    if (!isThere || openId === null) return;
    const { selection, setSelection } = useArticlesState.getState();
    if (selection.cursor !== openId) setSelection({ chosen: new Set([openId]), anchor: openId, cursor: openId });
    latest.current.show(latest.current.ids.indexOf(openId));
  }, [openId, isThere]);
}

function isRemoval(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 'Delete' || event.key === 'Backspace');
}
