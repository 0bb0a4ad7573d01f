import type { SegmentFilter } from '../../../../shared/contract/schemas/segments.ts';
import { createCodeTree, type CodeTree, type TreeCode } from '../../../../shared/domain/coding/code-tree.ts';
import type { SegmentRow } from '../../../../shared/domain/coding/types.ts';
import type { SegmentId } from '../../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../../shared/domain/text/folding.ts';
import type { ReadableDb, SqlValue } from '../database.ts';
import { listCodesWithoutCounts } from './codes.ts';
import { orderedIds } from './segment-orders.ts';
import { countSegments } from './segment-counts.ts';
import { segmentColumns, withDetails, type AttributeValue, type BareSegment } from './segments.ts';

export interface SegmentPageQuery {
  filter: SegmentFilter;
  sort: readonly { key: string; descending: boolean }[];
  offset: number;
  limit: number;
}

interface Condition {
  sql: string;
  args: SqlValue[];
}

// CROSS JOIN keeps the segments outermost, so that their own order can come from an index.
const neighbours = `CROSS JOIN article ON article.id = segment.article_id AND article.removed_at IS NULL
  JOIN code ON code.id = segment.code_id
  JOIN coder ON coder.id = segment.coder_id`;
const from = `FROM segment ${neighbours}`;

const memoOfSegment = `(SELECT memo.text FROM memo WHERE memo.subject = 'segment' AND memo.subject_id = segment.id
  AND memo.coder_id = segment.coder_id)`;

/** One page of the table of segments, filtered and sorted in the store; only a page is read in full. */
export function segmentPage(db: ReadableDb, query: SegmentPageQuery): { total: number; rows: SegmentRow[] } {
  const tree = createCodeTree(listCodesWithoutCounts(db));
  const { filter, sort, offset, limit } = query;
  const conditions = conditionsOf(filter, tree);
  if (conditions.length === 0 && sort.length === 0) {
    // The order of an index needs no memory and no sorting.
    const ids = readIds(db, tree, conditions, sort, { offset, limit });
    return { total: countSegments(db), rows: rowsOf(db, ids, tree) };
  }
  const ids = segmentIds(db, query);
  return { total: ids.length, rows: rowsOf(db, ids.slice(offset, offset + limit), tree) };
}

/** Everything that a question finds, in its order. */
export function segmentIds(db: ReadableDb, { filter, sort }: Pick<SegmentPageQuery, 'filter' | 'sort'>): SegmentId[] {
  return orderedIds(db, JSON.stringify([filter, sort]), () => {
    const tree = createCodeTree(listCodesWithoutCounts(db));
    return readIds(db, tree, conditionsOf(filter, tree), sort, { offset: 0, limit: -1 });
  });
}

function readIds(
  db: ReadableDb,
  tree: CodeTree<TreeCode>,
  conditions: readonly Condition[],
  sort: SegmentPageQuery['sort'],
  { offset, limit }: { offset: number; limit: number },
): SegmentId[] {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`;
  return db
    .prepare(`SELECT segment.id ${from} ${where} ORDER BY ${orderOf(sort, tree)} LIMIT ? OFFSET ?`)
    .pluck()
    .all(...conditions.flatMap((condition) => condition.args), limit, offset) as SegmentId[];
}

/** The rows of a page in the order of its ids. Sorting happens on the bare segments; only a page is read in full. */
function rowsOf(db: ReadableDb, ids: readonly SegmentId[], tree: CodeTree<TreeCode>): SegmentRow[] {
  const rows = db
    .prepare(
      `SELECT ${segmentColumns}, article.title AS articleTitle, article.outlet, article.date, article.direction,
         code.name AS codeName, code.color AS codeColor, coder.name AS coderName, ${memoOfSegment} AS memoText
       FROM json_each(?) AS wanted CROSS JOIN segment ON segment.id = wanted.value ${neighbours} ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids)) as (BareSegment & PageColumns & { memoText: string | null })[];
  const memos = new Map(rows.flatMap((row) => (row.memoText === null ? [] : [[row.id as string, row.memoText]])));
  return withDetails(rows, memos, attributesOfPage(db, rows)).map(({ memoText: _, ...row }) => ({
    ...row,
    codePath: tree.pathOf(row.codeId),
  }));
}

type PageColumns = Pick<
  SegmentRow,
  'articleTitle' | 'outlet' | 'date' | 'direction' | 'codeName' | 'codeColor' | 'coderName'
>;

function conditionsOf(filter: SegmentFilter, tree: CodeTree<TreeCode>): Condition[] {
  const conditions: Condition[] = [];
  const isOneOf = (column: string, values: readonly string[] | undefined): void => {
    if (values && values.length > 0) {
      conditions.push({ sql: `${column} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] });
    }
  };
  isOneOf('segment.article_id', filter.articleIds);
  isOneOf('segment.code_id', filter.codeIds && [...new Set(filter.codeIds.flatMap((id) => [...tree.familyOf(id)]))]);
  isOneOf('segment.coder_id', filter.coderIds);
  isOneOf('article.outlet', filter.outlets);
  isOneOf('segment.status', filter.statuses);
  if (filter.dateFrom) conditions.push({ sql: 'article.date >= ?', args: [filter.dateFrom] });
  // A date that is cut to the month counts as before every day of it; the end is meant to be within.
  if (filter.dateTo)
    conditions.push({ sql: 'substr(article.date, 1, length(?)) <= ?', args: [filter.dateTo, filter.dateTo] });
  if (filter.hasMemo !== undefined) {
    conditions.push({ sql: `${memoOfSegment} IS ${filter.hasMemo ? 'NOT NULL' : 'NULL'}`, args: [] });
  }
  for (const word of foldForIndex(filter.text ?? '').split(/\s+/u)) {
    if (word === '') continue;
    conditions.push({
      sql: `(holds_folded(segment.quote, ?) OR holds_folded(article.title, ?) OR holds_folded(${memoOfSegment}, ?))`,
      args: [word, word, word],
    });
  }
  return conditions;
}

const place = 'segment.article_id, segment.start_utf16, segment.end_utf16 DESC, segment.id';

function orderOf(sort: SegmentPageQuery['sort'], tree: CodeTree<TreeCode>): string {
  const columns: Record<string, string> = {
    article: 'article.title COLLATE NOCASE',
    outlet: 'article.outlet COLLATE NOCASE',
    date: 'article.date',
    code: codeOrder(tree),
    coder: 'coder.name COLLATE NOCASE',
    text: 'segment.quote COLLATE NOCASE',
    status: 'segment.status',
    createdAt: 'segment.created_at',
    modifiedAt: 'segment.modified_at',
    position: 'segment.start_utf16',
  };
  const terms = sort.map(({ key, descending }) => `${columns[key]!} ${descending ? 'DESC' : 'ASC'}`);
  return [...terms, place].join(', ');
}

/** Codes sort as the codebook shows them. Ids are ours, so they can stand in the SQL. */
function codeOrder(tree: CodeTree<TreeCode>): string {
  if (tree.ordered.length === 0) return '0';
  return `CASE segment.code_id ${tree.ordered.map((code, index) => `WHEN '${code.id}' THEN ${index}`).join(' ')} END`;
}

function attributesOfPage(db: ReadableDb, rows: readonly BareSegment[]): AttributeValue[] {
  return db
    .prepare(
      `SELECT segment_attribute.segment_id AS segmentId, attribute.name, segment_attribute.value FROM segment_attribute
       JOIN attribute ON attribute.id = segment_attribute.attribute_id
       WHERE segment_attribute.segment_id IN (SELECT value FROM json_each(?)) ORDER BY attribute.position`,
    )
    .all(JSON.stringify(rows.map((row) => row.id))) as AttributeValue[];
}
