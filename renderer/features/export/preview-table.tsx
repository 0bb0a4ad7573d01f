import { useTranslation } from 'react-i18next';
import type { ExportPreview } from '../../../shared/contract/schemas/exports.ts';
import { formatCount } from '../../app/formats.ts';
import styles from './export-preview.module.css';

type Table = ExportPreview['tables'][number];

/** A codebook of a thousand codes makes two thousand columns; nobody looks through them here. */
const shownColumns = 120;

export function PreviewTable({ table }: { table: Table }) {
  const { t } = useTranslation('export');
  const columns = table.columns.slice(0, shownColumns);
  const left = table.columns.length - columns.length;
  const isNumber = columns.map((_name, index) => holdsNumbers(table.rows, index));
  return (
    <>
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={table.name} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((name, index) => (
                <th key={name} scope="col" className={isNumber[index] ? styles.number : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              // Rows are never moved: the whole preview is another one.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                {columns.map((name, index) => (
                  <Cell key={name} column={name} text={row[index] ?? ''} isNumber={isNumber[index] ?? false} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.rows.length === 0 ? <p className={styles.none}>{t('preview.noRows')}</p> : null}
      </div>
      <p className={styles.foot}>
        {table.total === null || table.rows.length === 0
          ? null
          : t('preview.shown', { shown: formatCount(table.rows.length), count: table.total })}{' '}
        {t('preview.columns', { count: table.columns.length })}{' '}
        {left > 0 ? t('preview.moreColumns', { count: left }) : null}
      </p>
    </>
  );
}

function Cell({ column, text, isNumber }: { column: string; text: string; isNumber: boolean }) {
  // Nobody reads ids here, so they leave the room to what is read.
  const look = isNumber ? styles.number : column.endsWith('_id') ? styles.id : undefined;
  return (
    <td dir="auto" className={look} title={text.length > 14 ? text : undefined}>
      {text.length > 400 ? `${text.slice(0, 400)}…` : text}
    </td>
  );
}

/** Every cell that is not empty is one number, with either decimal sign. */
function holdsNumbers(rows: readonly (readonly string[])[], index: number): boolean {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^-?\d+([.,]\d+)?$/.test(cell));
}
