import type { ExportFormat, ExportOptions, ExportPreview } from '../../../shared/contract/schemas/exports.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { ReadableDb } from '../store/database.ts';
import {
  countArticles,
  countCodings,
  firstArticles,
  firstCodedArticles,
  firstWorkedArticles,
  type CodingFilter,
} from '../store/queries/export-previews.ts';
import { createCellWriter, type CellWriter } from './cells.ts';
import { planDataset, type DatasetPlan } from './dataset-plan.ts';
import { withDayColumns } from './date-columns.ts';
import {
  codebookTypedRows,
  columnsOf,
  iterateTypedRows,
  type DatasetTable,
  type TypedRow,
  type WalkedTable,
} from './typed-tables.ts';

const tables: readonly DatasetTable[] = ['segments', 'articles', 'units', 'codebook'];

/** Formats whose dates are texts or days, and which have a column for each. */
const withDays: ReadonlySet<ExportFormat> = new Set(['parquet', 'spss']);

/**
 * The first rows of each table as these options would write them. Only articles that give such a row are read, so that
 * it is as quick for a large project as for a small one. For formats without tables: what their codings are, as tables.
 */
export function previewExport(db: ReadableDb, options: ExportOptions, rows: number): ExportPreview {
  const plan = planDataset(db, options);
  const first = firstRows(db, plan, rows);
  const totals = countRows(db, plan);
  const { plain } = createCellWriter(
    options.format === 'csv' ? options : { ...options, decimal: '.', excelSafe: false },
  );
  return { tables: tables.map((table) => ({ ...described(plan, table, first[table], plain), total: totals[table] })) };
}

type Described = Omit<ExportPreview['tables'][number], 'total'>;

function described(
  plan: DatasetPlan,
  table: DatasetTable,
  rows: readonly TypedRow[],
  plain: CellWriter['plain'],
): Described {
  const own = columnsOf(plan, table);
  const { columns, extend } = withDays.has(plan.options.format)
    ? withDayColumns(own)
    : { columns: own, extend: (row: TypedRow) => row };
  return {
    name: table,
    columns: columns.map((column) => column.name),
    rows: rows.map((row) => extend(row).map(plain)),
  };
}

function firstRows(db: ReadableDb, plan: DatasetPlan, limit: number): Record<DatasetTable, TypedRow[]> {
  const filter = filterOf(plan);
  const walk = (table: WalkedTable, articleIds: readonly ArticleId[]): TypedRow[] => {
    const rows: TypedRow[] = [];
    for (const { row } of iterateTypedRows(db, { ...plan, articleIds: new Set(articleIds) }, [table])) {
      if (rows.push(row) === limit) break;
    }
    return rows;
  };
  return {
    segments: walk('segments', firstCodedArticles(db, filter, limit)),
    articles: walk('articles', firstArticles(db, filter, limit)),
    units: walk('units', firstWorkedArticles(db, filter, limit)),
    codebook: [...codebookTypedRows({ ...plan, codes: plan.codes.slice(0, limit) })],
  };
}

/** How many units there are would have to be counted in the texts. */
function countRows(db: ReadableDb, plan: DatasetPlan): Record<DatasetTable, number | null> {
  const filter = filterOf(plan);
  return {
    segments: countCodings(db, filter),
    articles: countArticles(db, filter),
    units: null,
    codebook: plan.codes.length,
  };
}

/** Conditions that everything would meet are left out, since they cost. */
function filterOf({ options, articleIds, columnCodes, coderNames }: DatasetPlan): CodingFilter {
  return {
    articleIds: articleIds && [...articleIds],
    codeIds: options.codeIds === undefined ? null : columnCodes.map((code) => code.id),
    coderIds: options.coderIds === undefined ? null : [...coderNames.keys()],
    finalOnly: options.finalOnly,
  };
}
