import { StickyNote } from 'lucide-react';
import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { pathSeparator } from '../../../shared/domain/coding/code-tree.ts';
import type { SegmentRow } from '../../../shared/domain/coding/types.ts';
import { useCoders } from '../../api/queries.ts';
import { classNames } from '../../components/class-names.ts';
import { ColorSwatch } from '../../components/color-swatch.tsx';
import { formatArticleDate, formatMoment } from '../articles/article-date.ts';
import { isSortable } from './segment-query.ts';
import styles from './segment-table.module.css';

/** Filtering and sorting happen in the engine: the table here lays out columns, and remembers what is sorted by. */
export const features = tableFeatures({
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
export type Features = typeof features;

const helper = createColumnHelper<Features, SegmentRow>();

/** Widths in pixels; the passage takes what is left. */
const layout = [
  { id: 'code', size: 190, cell: (row: SegmentRow) => <CodeCell row={row} /> },
  { id: 'passage', size: 280, cell: (row: SegmentRow) => <PassageCell row={row} /> },
  { id: 'article', size: 168, cell: (row: SegmentRow) => <ClampedText text={row.articleTitle} /> },
  { id: 'outlet', size: 104, cell: (row: SegmentRow) => <ClampedText text={row.outlet ?? ''} isFaint /> },
  { id: 'date', size: 98, cell: (row: SegmentRow) => <Plain text={formatArticleDate(row.date)} /> },
  { id: 'coder', size: 84, cell: (row: SegmentRow) => <CoderCell row={row} /> },
  { id: 'status', size: 72, cell: (row: SegmentRow) => <StatusCell row={row} /> },
  { id: 'memo', size: 104, cell: (row: SegmentRow) => <MemoCell row={row} /> },
  { id: 'modified', size: 96, cell: (row: SegmentRow) => <Plain text={formatMoment(row.modifiedAt)} /> },
] as const;

export type ColumnId = (typeof layout)[number]['id'];
export const columnIds: readonly ColumnId[] = layout.map(({ id }) => id);
/** Never hidden: without it a row says nothing. */
export const fixedColumn: ColumnId = 'passage';

export const columns = helper.columns(
  layout.map(({ id, size, cell }) =>
    // Only a column with a value can be sorted by; the engine has the values, so any will do.
    helper.accessor((row) => row.id as string, {
      id,
      size,
      minSize: 64,
      maxSize: 1200,
      enableSorting: isSortable(id),
      enableHiding: id !== fixedColumn,
      cell: (context) => cell(context.row.original),
    }),
  ),
);

function Plain({ text }: { text: string }) {
  return <span className={styles.plain}>{text}</span>;
}

function ClampedText({ text, isFaint = false }: { text: string; isFaint?: boolean }) {
  return (
    <span className={classNames(styles.clamped, isFaint && styles.faint)} dir="auto" title={text}>
      {text}
    </span>
  );
}

function CodeCell({ row }: { row: SegmentRow }) {
  const above = row.codePath.slice(0, row.codePath.length - row.codeName.length);
  return (
    <span className={styles.code} title={row.codePath}>
      <ColorSwatch color={row.codeColor} size={12} className={styles.swatch} />
      <span className={styles.path}>
        {above === '' ? null : (
          <bdi className={styles.above}>{above.slice(0, -pathSeparator.length).replaceAll(pathSeparator, ' › ')}</bdi>
        )}
        <bdi className={styles.codeName}>{row.codeName}</bdi>
      </span>
    </span>
  );
}

function PassageCell({ row }: { row: SegmentRow }) {
  return (
    <span className={styles.quote} dir="auto">
      {row.quote}
    </span>
  );
}

function CoderCell({ row }: { row: SegmentRow }) {
  const color = useCoders().data?.find((coder) => coder.id === row.coderId)?.color;
  return (
    <span className={styles.coder}>
      {color === undefined ? null : <ColorSwatch color={color} shape="circle" size={9} />}
      <bdi className={styles.oneLine}>{row.coderName}</bdi>
    </span>
  );
}

function StatusCell({ row }: { row: SegmentRow }) {
  const { t } = useTranslation('segments');
  return <span className={classNames(styles.plain, styles[row.status])}>{t(`statuses.${row.status}`)}</span>;
}

function MemoCell({ row }: { row: SegmentRow }) {
  if (row.memo === null) return null;
  return (
    <span className={styles.memo} title={row.memo}>
      <StickyNote aria-hidden />
      <span className={styles.clamped} dir="auto">
        {row.memo}
      </span>
    </span>
  );
}
