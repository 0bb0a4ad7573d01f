import { useTable, type Updater } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import { ContextMenu, menuPlace, type MenuPlace } from '../../components/context-menu.tsx';
import { selectionMode } from '../articles/list-selection.ts';
import { columns, features, fixedColumn } from './columns.tsx';
import { HeaderCell } from './header-cell.tsx';
import { showInArticle } from './segment-commands.ts';
import { SegmentMenuItems } from './segment-menu.tsx';
import { rowId, SegmentTableRow } from './segment-row.tsx';
import styles from './segment-table.module.css';
import { useSegmentsState } from './segments-state.ts';
import type { SegmentPages } from './use-segment-pages.ts';
import type { SegmentChoice } from './use-segment-choice.ts';

/** Heights in pixels of a row with one, two and three lines of the passage, and of the header. */
const rowHeights = { 1: 34, 2: 54, 3: 74 } as const;
const headerHeight = 34;

export interface SegmentTableProps {
  pages: SegmentPages;
  choice: SegmentChoice;
  /** Says which rows are in sight, so that their pages are read. */
  onSight: (first: number, last: number) => void;
}

export function SegmentTable({ pages, choice, onSight }: SegmentTableProps) {
  const { t } = useTranslation('segments');
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ place: MenuPlace; row: SegmentRow } | null>(null);
  const table = useSegmentColumns(pages.window.rows);
  const lines = useSegmentsState((state) => state.lines);
  const { total, window: loaded } = pages;
  const { selection } = choice;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeights[lines],
    overscan: 8,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  useEffect(() => virtual.measure(), [virtual, lines]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onSight(first, last), [onSight, first, last]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [pages.answered]);

  const rows = table.getRowModel().rows;
  const rowAt = (index: number) => {
    const place = loaded.placeOf(index);
    return place === undefined ? undefined : rows[place];
  };
  const indexAt = (event: MouseEvent): number | null => {
    const found = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
    return found === undefined ? null : Number(found);
  };
  const openMenu = (event: MouseEvent): void => {
    const index = event.button === 2 ? indexAt(event) : selection.cursor;
    const row = index === null ? undefined : rowAt(index)?.original;
    if (index === null || row === undefined) return;
    event.preventDefault();
    if (!selection.chosen.has(row.id)) choice.choose(index, row.id, 'alone');
    setMenu({ place: menuPlace(event, document.getElementById(rowId(index))), row });
  };
  const shownColumns = table.getVisibleLeafColumns();
  const template = shownColumns
    .map((column) => (column.id === fixedColumn ? `minmax(${column.getSize()}px, 1fr)` : `${column.getSize()}px`))
    .join(' ');
  const cursorIsThere = items.some((item) => item.index === selection.cursor);
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={t('title')}
        aria-rowcount={total + 1}
        aria-colcount={shownColumns.length}
        aria-multiselectable
        aria-busy={pages.isStale}
        tabIndex={0}
        data-pane-focus
        {...(cursorIsThere ? { 'aria-activedescendant': rowId(selection.cursor) } : {})}
        className={classNames(styles.table, pages.isStale && styles.stale, lines === 1 && styles.oneLiners)}
        style={{ '--columns': template, '--lines': lines, '--row-height': `${rowHeights[lines]}px` } as object}
        onKeyDown={(event) => {
          const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeights[lines]) - 2;
          choice.onKeyDown(event, pageRows, rowAt, (index) => virtual.scrollToIndex(index, { align: 'auto' }));
        }}
        onMouseDown={(event) => {
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          const index = indexAt(event);
          const row = index === null ? undefined : rowAt(index);
          if (index !== null && row) choice.choose(index, row.original.id, selectionMode(event));
        }}
        onDoubleClick={(event) => {
          const index = indexAt(event);
          const row = index === null ? undefined : rowAt(index);
          if (row) showInArticle(row.original);
        }}
        onContextMenu={openMenu}
      >
        <div role="rowgroup" className={styles.header}>
          <div role="row" aria-rowindex={1} className={styles.headerRow}>
            {table.getHeaderGroups()[0]?.headers.map((header, index) => (
              <HeaderCell key={header.id} header={header} index={index} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            return (
              <SegmentTableRow
                key={item.index}
                row={row}
                FlexRender={table.FlexRender}
                index={item.index}
                start={item.start - headerHeight}
                shownColumns={shownColumns.map((column) => column.id).join(' ')}
                isChosen={row !== undefined && selection.chosen.has(row.original.id)}
                isCursor={item.index === selection.cursor}
              />
            );
          })}
        </div>
      </div>
      <ContextMenu label={t('actions')} place={menu?.place ?? null} onClose={() => setMenu(null)}>
        {menu === null ? null : <SegmentMenuItems row={menu.row} choice={choice} />}
      </ContextMenu>
    </>
  );
}

/** Columns, widths and sorting live in a store that outlasts the view; the table is told of them. */
function useSegmentColumns(data: SegmentRow[]) {
  const sorting = useSegmentsState((state) => state.sorting);
  const columnSizing = useSegmentsState((state) => state.widths);
  const columnVisibility = useSegmentsState((state) => state.visibility);
  const { setSorting, setWidths, setVisibility } = useSegmentsState.getState();
  const options = useMemo(
    () => ({
      onSortingChange: (next: Updater<typeof sorting>) =>
        setSorting(updated(next, useSegmentsState.getState().sorting)),
      onColumnSizingChange: (next: Updater<typeof columnSizing>) =>
        setWidths(updated(next, useSegmentsState.getState().widths)),
      onColumnVisibilityChange: (next: Updater<typeof columnVisibility>) =>
        setVisibility(updated(next, useSegmentsState.getState().visibility)),
    }),
    [setSorting, setWidths, setVisibility],
  );
  return useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    state: { sorting, columnSizing, columnVisibility },
    ...options,
    manualSorting: true,
    maxMultiSortColCount: 3,
    sortDescFirst: false,
    columnResizeMode: 'onChange',
  });
}

function updated<T>(next: Updater<T>, now: T): T {
  return typeof next === 'function' ? (next as (now: T) => T)(now) : next;
}
