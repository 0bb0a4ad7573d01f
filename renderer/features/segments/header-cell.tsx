import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Header } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import type { Features } from './columns.tsx';
import styles from './segment-table.module.css';
import { useSegmentsState } from './segments-state.ts';

export interface HeaderCellProps {
  header: Header<Features, SegmentRow>;
  index: number;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** A click sorts, another turns, a third lets go; Shift adds a second column. The line at the end sets the width. */
export function HeaderCell({ header, index }: HeaderCellProps) {
  const { t } = useTranslation('segments');
  const { column } = header;
  const sorted = column.getIsSorted();
  const name = t(`column.${column.id}`);
  const place = column.getSortIndex();
  const isOneOfSeveral = sorted !== false && useSegmentsState.getState().sorting.length > 1;
  return (
    <div
      role="columnheader"
      aria-label={name}
      aria-colindex={index + 1}
      className={styles.headerCell}
      {...(column.getCanSort() ? { 'aria-sort': sorted === false ? ('none' as const) : ariaSort[sorted] } : {})}
    >
      {column.getCanSort() ? (
        <button type="button" className={styles.sortButton} onClick={column.getToggleSortingHandler()}>
          <span className={styles.oneLine}>{name}</span>
          {sorted === false ? null : sorted === 'asc' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
          {isOneOfSeveral ? <span className={styles.sortPlace}>{place + 1}</span> : null}
        </button>
      ) : (
        <span className={classNames(styles.sortButton, styles.oneLine)}>{name}</span>
      )}
      <Resizer header={header} name={name} />
    </div>
  );
}

/** One step of an arrow key, in pixels. */
const resizeStep = 16;

function Resizer({ header, name }: { header: Header<Features, SegmentRow>; name: string }) {
  const { t } = useTranslation('segments');
  const { column } = header;
  const { widths, setWidths } = useSegmentsState.getState();
  const setWidth = (width: number): void => {
    const { minSize = 64, maxSize = 1200 } = column.columnDef;
    setWidths({ ...widths, [column.id]: Math.max(minSize, Math.min(maxSize, width)) });
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('widthOf', { column: name })}
      aria-valuenow={column.getSize()}
      aria-valuemin={column.columnDef.minSize}
      aria-valuemax={column.columnDef.maxSize}
      className={classNames(styles.resizer, column.getIsResizing() && styles.resizing)}
      onMouseDown={header.getResizeHandler()}
      onTouchStart={header.getResizeHandler()}
      onDoubleClick={() => column.resetSize()}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? resizeStep : event.key === 'ArrowLeft' ? -resizeStep : 0;
        if (step === 0) return;
        event.preventDefault();
        event.stopPropagation();
        setWidth(column.getSize() + step);
      }}
    />
  );
}
