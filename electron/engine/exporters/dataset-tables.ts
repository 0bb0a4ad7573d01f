import type { ReadableDb } from '../store/database.ts';
import { createArticleRow } from './article-rows.ts';
import { createCellWriter, type CellWriter } from './cells.ts';
import { codebookTypedRows } from './codebook-rows.ts';
import { iterateCodedArticles } from './coded-articles.ts';
import { resourceName, type DescribedTable, type ForeignKey } from './data-package.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { ExportProgress, ExportScope } from './export-run.ts';
import { createLongCellCounter } from './long-cells.ts';
import { createRowWriter, type RowParts } from './row-parts.ts';
import { createSegmentRows } from './segment-rows.ts';
import { createOutputFile, type OutputFile, type WrittenFile } from './table-file.ts';
import { columnsOf, type DatasetTable } from './typed-tables.ts';
import { createUnitRows } from './unit-rows.ts';

export const datasetTables = ['segments', 'articles', 'units', 'codebook'] as const satisfies readonly DatasetTable[];

type OpenFiles = Partial<Record<DatasetTable, OutputFile>>;

/** Rows between two signs of life. */
const progressStep = 5_000;

/** Writes tables in one walk over the articles, so that every text and every coding is read once. */
export async function* writeTables(
  { db, plan, folder, note }: Pick<ExportScope, 'db' | 'plan' | 'folder' | 'note'>,
  fileNames: Readonly<Partial<Record<DatasetTable, string>>>,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const cells = createCellWriter(plan.options);
  const longCells = createLongCellCounter(plan.options, cells);
  const write = longCells.counting(createRowWriter(cells));
  const files: OpenFiles = {};
  try {
    for (const table of datasetTables) {
      const name = fileNames[table];
      if (name !== undefined) files[table] = await openTable(plan, cells, folder, table, name);
    }
    yield* writeCodedArticles(db, plan, write, files);
    if (files.codebook) for (const row of codebookTypedRows(plan)) files.codebook.addRow(write([row]));
    longCells.report(note);
    return await finishAll(Object.values(files));
  } finally {
    for (const file of Object.values(files)) await file.abandon();
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
  write: (parts: RowParts) => string,
  { segments, articles, units }: OpenFiles,
): AsyncGenerator<ExportProgress, void, undefined> {
  const segmentRows = createSegmentRows(plan);
  const articleRow = createArticleRow(plan);
  const unitRows = createUnitRows(plan);
  const files = [segments, articles, units].filter((file) => file !== undefined);
  const told = new Map<OutputFile, number>();
  const isNews = (file: OutputFile): boolean => file.rows - (told.get(file) ?? 0) >= progressStep;

  for (const coded of iterateCodedArticles(db, plan)) {
    if (segments) {
      for (const row of segmentRows(coded)) {
        segments.addRow(write(row));
        if (segments.isFull) await segments.drain();
      }
    }
    if (units) {
      for (const row of unitRows(coded)) {
        units.addRow(write(row));
        if (units.isFull) await units.drain();
      }
    }
    if (articles) {
      articles.addRow(write(articleRow(coded)));
      if (articles.isFull) await articles.drain();
    }
    for (const file of files) {
      if (!isNews(file)) continue;
      told.set(file, file.rows);
      yield { kind: 'progress', file: file.name, rows: file.rows };
    }
  }
}

async function openTable(
  plan: DatasetPlan,
  cells: CellWriter,
  folder: string,
  table: DatasetTable,
  name: string,
): Promise<OutputFile> {
  const file = await createOutputFile(folder, name);
  if (plan.options.bom) file.add('\uFEFF');
  file.add(cells.row(columnsOf(plan, table).map((column) => cells.text(column.name))));
  return file;
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
