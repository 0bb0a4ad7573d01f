import type { ReadableDb } from '../store/database.ts';
import { createArticleRow } from './article-rows.ts';
import { iterateCodedArticles } from './coded-articles.ts';
import { articleColumns, codebookColumns, segmentColumns, unitColumns, type Column } from './columns.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { valuesOf, type TypedRow } from './row-parts.ts';
import { createSegmentRows } from './segment-rows.ts';
import { createUnitRows } from './unit-rows.ts';

export { codebookTypedRows } from './codebook-rows.ts';
export type { TypedRow, TypedValue } from './row-parts.ts';

export type DatasetTable = 'segments' | 'articles' | 'units' | 'codebook';
/** Tables whose rows come article by article; the codebook comes from the plan alone. */
export type WalkedTable = Exclude<DatasetTable, 'codebook'>;

const walkedTables: readonly WalkedTable[] = ['segments', 'units', 'articles'];

/** The columns of a table, in the order of its values. */
export function columnsOf(plan: DatasetPlan, table: DatasetTable): readonly Column[] {
  if (table === 'segments') return segmentColumns(plan);
  if (table === 'articles') return articleColumns(plan);
  return table === 'units' ? unitColumns(plan) : codebookColumns;
}

/**
 * The rows of the dataset's tables in one walk over the articles, for every format that keeps numbers as numbers. A row
 * is as long as `columnsOf(plan, table)`, and its values are of the columns' types: `integer` and `number` are numbers,
 * `boolean` is true or false, everything else (dates and times too, in ISO 8601) is text; null is missing. An absent text
 * may be null or empty, which mean the same. Tables take turns, article by article: its segments, its units, the article
 * itself; within a table the order is that of the CSV file. Memory holds one article. Rows of tables that are not among `tables`
 * are not made, and texts are read only for rows that need them.
 */
export function* iterateTypedRows(
  db: ReadableDb,
  plan: DatasetPlan,
  tables: readonly WalkedTable[] = walkedTables,
): Generator<{ table: WalkedTable; row: TypedRow }, void, undefined> {
  const wanted = new Set(tables);
  const segmentRows = createSegmentRows(plan);
  const unitRows = createUnitRows(plan);
  const articleRow = createArticleRow(plan);
  for (const coded of iterateCodedArticles(db, plan)) {
    if (wanted.has('segments')) {
      for (const parts of segmentRows(coded)) yield { table: 'segments', row: valuesOf(parts) };
    }
    if (wanted.has('units')) {
      for (const parts of unitRows(coded)) yield { table: 'units', row: valuesOf(parts) };
    }
    if (wanted.has('articles')) yield { table: 'articles', row: valuesOf(articleRow(coded)) };
  }
}
