import type { ReactTable, Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { classNames } from '../../components/class-names.ts';
import type { Features } from './columns.tsx';
import styles from './segment-table.module.css';

export const rowId = (index: number): string => `segment-row-${index}`;

export interface SegmentTableRowProps {
  row: Row<Features, SegmentRow> | undefined;
  /** The same function for every row; part of the table. */
  FlexRender: ReactTable<Features, SegmentRow>['FlexRender'];
  index: number;
  start: number;
  /** Changes when columns come and go. */
  shownColumns: string;
  isChosen: boolean;
  isCursor: boolean;
}

/** One coding, or the place of one that is still on its way. */
export const SegmentTableRow = memo(function SegmentTableRow(props: SegmentTableRowProps) {
  const { t } = useTranslation('segments');
  const { row, FlexRender, index, start, isChosen, isCursor } = props;
  return (
    <div
      role="row"
      id={rowId(index)}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classNames(styles.row, isChosen && styles.chosen, isCursor && styles.cursor)}
      style={{ transform: `translateY(${start}px)` }}
    >
      {row === undefined ? (
        <div role="gridcell" aria-label={t('loading')} className={styles.waiting} />
      ) : (
        row.getVisibleCells().map((cell, column) => (
          <div key={cell.id} role="gridcell" aria-colindex={column + 1} className={styles.cell}>
            <FlexRender cell={cell} />
          </div>
        ))
      )}
    </div>
  );
});
