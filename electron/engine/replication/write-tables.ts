import type { CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { createArticleRow } from '../exporters/article-rows.ts';
import { createCellWriter } from '../exporters/cells.ts';
import { codebookTypedRows } from '../exporters/codebook-rows.ts';
import { iterateCodedArticles, type CodedArticle } from '../exporters/coded-articles.ts';
import { articleColumns, segmentColumns, unitColumns, type Column } from '../exporters/columns.ts';
import type { DescribedTable, ForeignKey } from '../exporters/data-package.ts';
import type { DatasetPlan } from '../exporters/dataset-plan.ts';
import type { ExportProgress } from '../exporters/export-run.ts';
import { createRowWriter, valuesOf, type TypedRow } from '../exporters/row-parts.ts';
import { createSegmentRows } from '../exporters/segment-rows.ts';
import { createOutputFile, type OutputFile, type WrittenFile } from '../exporters/table-file.ts';
import { createUnitRows } from '../exporters/unit-rows.ts';
import type { ReadableDb } from '../store/database.ts';
import { listCoders } from '../store/queries/coders.ts';
import { listCodesWithoutCounts } from '../store/queries/codes.ts';
import { createAnchorRows } from './anchor-rows.ts';
import type { CopiedWords } from './copied-words.ts';
import * as format from './package-format.ts';
import { packageFiles, type PackageTable } from './package-format.ts';

export interface PackageScope {
  db: ReadableDb;
  /** Without copied words, and with plain CSV whatever was asked for. */
  plan: DatasetPlan;
  folder: string;
  copied: CopiedWords;
  /** A value of a coding or an article was left out, since it stands in a text. */
  onLeftOut: () => void;
}

/** Rows between two signs of life. */
const progressStep = 5_000;

const tables = Object.keys(packageFiles) as PackageTable[];

/** Writes the tables in one walk over the articles; memory holds one of them. */
export async function* writePackageTables(
  scope: PackageScope,
): AsyncGenerator<ExportProgress, WrittenFile[], undefined> {
  const files = {} as Record<PackageTable, OutputFile>;
  const { plan } = scope;
  const cells = createCellWriter(plan.options);
  const write = createRowWriter(cells);
  try {
    for (const table of tables) {
      files[table] = await createOutputFile(scope.folder, packageFiles[table]);
      files[table].add(cells.row(packageColumns(plan, table).map(({ name }) => cells.text(name))));
    }
    const add = (table: PackageTable, row: TypedRow): void => files[table].addRow(write([row]));
    const rowsOf = createArticleTables(scope);
    let told = 0;
    for (const coded of iterateCodedArticles(scope.db, plan)) {
      for (const [table, row] of rowsOf(coded)) {
        add(table, row);
        if (files[table].isFull) await files[table].drain();
      }
      if (files.segments.rows + files.articles.rows - told < progressStep) continue;
      told = files.segments.rows + files.articles.rows;
      yield { kind: 'progress', file: files.segments.name, rows: files.segments.rows };
    }
    for (const row of rowsOf.counts()) add('counts', row);
    for (const row of codebookRows(scope)) add('codebook', row);
    for (const row of coderRows(scope)) add('coders', row);
    const written: WrittenFile[] = [];
    for (const table of tables) written.push(await files[table].finish(true));
    return written;
  } finally {
    for (const file of Object.values(files)) await file.abandon();
  }
}

interface ArticleTables {
  (coded: CodedArticle): Generator<[PackageTable, TypedRow], void, undefined>;
  counts(): Generator<TypedRow, void, undefined>;
}

function createArticleTables(scope: PackageScope): ArticleTables {
  const { db, plan } = scope;
  const segmentRows = createSegmentRows(plan);
  const unitRows = createUnitRows(plan);
  const articleRow = createArticleRow(plan);
  const safeSegment = createSafeRow(scope, segmentColumns(plan), format.leftOutOfSegments);
  const safeArticle = createSafeRow(scope, articleColumns(plan), format.leftOutOfArticles);
  const anchors = createAnchorRows(db, saltOf(plan));
  const counts = createCounts(plan);
  const rowsOf = function* (coded: CodedArticle): Generator<[PackageTable, TypedRow], void, undefined> {
    counts.add(coded);
    for (const parts of segmentRows(coded)) yield ['segments', safeSegment(valuesOf(parts))];
    for (const parts of unitRows(coded)) yield ['units', valuesOf(parts)];
    yield ['articles', safeArticle(valuesOf(articleRow(coded)))];
    for (const { id, state } of coded.coders) yield ['states', [coded.article.id, id, state]];
    for (const row of anchors.anchorsOf(coded)) yield ['anchors', row];
    for (const row of anchors.fingerprintsOf(coded)) yield ['fingerprints', row];
  };
  return Object.assign(rowsOf, { counts: () => counts.rows() });
}

/** Lists of hashes made for one project are of no use for another. */
export function saltOf(plan: DatasetPlan): string {
  return plan.project.id;
}

function createSafeRow(
  { copied, onLeftOut }: PackageScope,
  columns: readonly Column[],
  leftOut: ReadonlySet<string>,
): (row: TypedRow) => TypedRow {
  const kept = columns.flatMap(({ name }, place) => (leftOut.has(name) ? [] : [place]));
  const isValue = columns.map(({ name }) => /^(?:attr|var)_/.test(name));
  return (row) =>
    kept.map((place) => {
      const value = row[place]!;
      if (!isValue[place] || typeof value !== 'string' || !copied.isCopied(value)) return value;
      onLeftOut();
      return null;
    });
}

function createCounts(plan: DatasetPlan) {
  const counts = new Map<CodeId, Map<CoderId, { codings: number; articles: number; last: string }>>();
  return {
    add({ article, segments }: CodedArticle): void {
      for (const [, , codeId, coderId] of segments) {
        const byCoder = counts.get(codeId) ?? new Map<CoderId, { codings: number; articles: number; last: string }>();
        counts.set(codeId, byCoder);
        const count = byCoder.get(coderId) ?? { codings: 0, articles: 0, last: '' };
        byCoder.set(coderId, count);
        count.codings += 1;
        if (count.last !== article.id) count.articles += 1;
        count.last = article.id;
      }
    },
    *rows(): Generator<TypedRow, void, undefined> {
      for (const code of plan.codes) {
        for (const [coderId, coder] of plan.coderNames) {
          const count = counts.get(code.id)?.get(coderId);
          if (count) yield [code.id, code.path, coder, count.codings, count.articles];
        }
      }
    },
  };
}

function* codebookRows({ db, plan }: PackageScope): Generator<TypedRow, void, undefined> {
  const more = new Map(listCodesWithoutCounts(db).map(({ id, key, retiredAt }) => [id as string, [key, retiredAt]]));
  for (const row of codebookTypedRows(plan)) yield [...row, ...(more.get(row[0] as string) ?? [null, null])];
}

function* coderRows({ db, plan }: PackageScope): Generator<TypedRow, void, undefined> {
  for (const { id, name, color, createdAt } of listCoders(db)) {
    if (plan.coderNames.has(id)) yield [id, name, color, createdAt];
  }
}

export function packageColumns(plan: DatasetPlan, table: PackageTable): readonly Column[] {
  const without = (columns: readonly Column[], leftOut: ReadonlySet<string>): Column[] =>
    columns.filter(({ name }) => !leftOut.has(name));
  if (table === 'segments') return without(segmentColumns(plan), format.leftOutOfSegments);
  if (table === 'articles') return without(articleColumns(plan), format.leftOutOfArticles);
  if (table === 'units') return unitColumns(plan);
  if (table === 'codebook') return format.packageCodebookColumns;
  if (table === 'coders') return format.coderColumns;
  if (table === 'states') return format.stateColumns;
  if (table === 'counts') return format.countColumns;
  return table === 'anchors' ? format.anchorColumns : format.fingerprintColumns;
}

const reference = (field: string, resource: string, target = field): ForeignKey => ({
  fields: [field],
  reference: { resource, fields: [target] },
});
const toArticle = reference('article_id', 'articles');
const toCode = reference('code_id', 'codebook');

/** The tables as the data package and the readme tell of them. */
export function describePackageTables(plan: DatasetPlan, files: readonly WrittenFile[]): DescribedTable[] {
  const relations: Record<PackageTable, Pick<DescribedTable, 'title' | 'primaryKey' | 'foreignKeys'>> = {
    segments: {
      title: 'One code on one passage by one coder, without the passage',
      primaryKey: ['segment_id'],
      foreignKeys: [toArticle, toCode],
    },
    articles: {
      title: 'One article, without its text',
      primaryKey: ['article_id'],
      foreignKeys: plan.areDuplicatesInside ? [reference('duplicate_of', 'articles', 'article_id')] : [],
    },
    units: {
      title: `One ${plan.options.unit} and one coder who worked on it`,
      primaryKey: ['unit_id', 'coder'],
      foreignKeys: [toArticle],
    },
    codebook: {
      title: 'One code',
      primaryKey: ['code_id'],
      foreignKeys: [reference('parent_id', 'codebook', 'code_id')],
    },
    coders: { title: 'One coder', primaryKey: ['coder_id'], foreignKeys: [] },
    states: {
      title: 'How far one coder has come with one article',
      primaryKey: ['article_id', 'coder_id'],
      foreignKeys: [toArticle, reference('coder_id', 'coders')],
    },
    counts: {
      title: 'How often one coder gave one code',
      primaryKey: ['code_id', 'coder'],
      foreignKeys: [toCode],
    },
    anchors: {
      title: 'By what one passage is found again in another copy of its text',
      primaryKey: ['segment_id'],
      foreignKeys: [reference('segment_id', 'segments')],
    },
    fingerprints: {
      title: 'By what one text is recognised',
      primaryKey: ['article_id', 'text_version'],
      foreignKeys: [toArticle],
    },
  };
  return tables.map((table, place) => ({
    file: files[place]!,
    columns: packageColumns(plan, table),
    ...relations[table],
  }));
}
