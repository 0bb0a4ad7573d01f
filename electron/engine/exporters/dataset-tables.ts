import type { ExportEvent } from '../../../shared/contract/schemas/exports.ts';
import type { ReadableDb } from '../store/database.ts';
import { createArticleRow } from './article-rows.ts';
import { createCellWriter, type CellWriter } from './cells.ts';
import { codebookRows } from './codebook-rows.ts';
import { iterateCodedArticles } from './coded-articles.ts';
import { resourceName, type DescribedTable, type ForeignKey } from './data-package.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { createRowWriter } from './row-parts.ts';
import { createSegmentRows } from './segment-rows.ts';
import { createOutputFile, type OutputFile, type WrittenFile } from './table-file.ts';
import { columnsOf, type DatasetTable } from './typed-tables.ts';
import { createUnitRows } from './unit-rows.ts';

export const tableNames = ['segments.csv', 'articles.csv', 'units.csv', 'codebook.csv'] as const;
type TableName = (typeof tableNames)[number];

type ProgressEvent = Extract<ExportEvent, { kind: 'progress' }>;
export type TableEvent = ProgressEvent | { kind: 'written'; file: WrittenFile };

/** Rows between two signs of life. */
const progressStep = 5_000;

/** Writes the tables in one walk over the articles, so that every text and every coding is read once. */
export async function* writeTables(
  db: ReadableDb,
  plan: DatasetPlan,
  folder: string,
): AsyncGenerator<TableEvent, void, undefined> {
  const cells = createCellWriter(plan.options);
  const files: OutputFile[] = [];
  try {
    for (const name of tableNames) files.push(await openTable(plan, cells, folder, name));
    const [segments, articles, units, codebook] = files as [OutputFile, OutputFile, OutputFile, OutputFile];
    yield* writeCodedArticles(db, plan, cells, { segments, articles, units });
    for (const row of codebookRows(plan, cells)) codebook.addRow(row);
    for (const file of await finishAll(files)) yield { kind: 'written', file };
  } finally {
    for (const file of files) await file.abandon();
  }
}

/** At the same time, since most of it is waiting for the disk. */
async function finishAll(files: readonly OutputFile[]): Promise<WrittenFile[]> {
  const finished = await Promise.allSettled(files.map((file) => file.finish(true)));
  return finished.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

async function* writeCodedArticles(
  db: ReadableDb,
  plan: DatasetPlan,
  cells: CellWriter,
  files: { segments: OutputFile; articles: OutputFile; units: OutputFile },
): AsyncGenerator<ProgressEvent, void, undefined> {
  const write = createRowWriter(cells);
  const segmentRows = createSegmentRows(plan);
  const articleRow = createArticleRow(plan);
  const unitRows = createUnitRows(plan);
  const told = new Map<OutputFile, number>();
  const isNews = (file: OutputFile): boolean => file.rows - (told.get(file) ?? 0) >= progressStep;

  for (const coded of iterateCodedArticles(db, plan)) {
    for (const row of segmentRows(coded)) {
      files.segments.addRow(write(row));
      if (files.segments.isFull) await files.segments.drain();
    }
    for (const row of unitRows(coded)) {
      files.units.addRow(write(row));
      if (files.units.isFull) await files.units.drain();
    }
    files.articles.addRow(write(articleRow(coded)));
    if (files.articles.isFull) await files.articles.drain();
    for (const file of Object.values(files)) {
      if (!isNews(file)) continue;
      told.set(file, file.rows);
      yield { kind: 'progress', file: file.name, rows: file.rows };
    }
  }
}

async function openTable(plan: DatasetPlan, cells: CellWriter, folder: string, name: TableName): Promise<OutputFile> {
  const file = await createOutputFile(folder, name);
  if (plan.options.bom) file.add('\uFEFF');
  file.add(cells.row(columnsOf(plan, tableOf(name)).map((column) => cells.text(column.name))));
  return file;
}

function tableOf(name: TableName): DatasetTable {
  return name.slice(0, -'.csv'.length) as DatasetTable;
}

const reference = (field: string, resource: string, target = field): ForeignKey => ({
  fields: [field],
  reference: { resource, fields: [target] },
});

/** The tables as the data package and the readme tell of them. */
export function describeTables(plan: DatasetPlan, files: readonly WrittenFile[]): DescribedTable[] {
  const relations: Record<DatasetTable, Pick<DescribedTable, 'title' | 'primaryKey' | 'foreignKeys'>> = {
    segments: {
      title: 'One code on one passage by one coder',
      primaryKey: ['segment_id'],
      foreignKeys: [reference('article_id', 'articles'), reference('code_id', 'codebook')],
    },
    articles: {
      title: 'One article, coded or not',
      primaryKey: ['article_id'],
      // A duplicate's original may have been removed, or not asked for.
      foreignKeys: plan.areDuplicatesInside ? [reference('duplicate_of', 'articles', 'article_id')] : [],
    },
    units: {
      title: `One ${plan.options.unit} and one coder who worked on it`,
      primaryKey: ['unit_id', 'coder'],
      foreignKeys: [reference('article_id', 'articles')],
    },
    codebook: {
      title: 'One code',
      primaryKey: ['code_id'],
      foreignKeys: [reference('parent_id', 'codebook', 'code_id')],
    },
  };
  return files.map((file) => {
    const table = resourceName(file.name) as DatasetTable;
    return { file, columns: columnsOf(plan, table), ...relations[table] };
  });
}
