import type { Segment } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId, CodeId, CoderId, SegmentId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, type ReadableDb } from '../database.ts';

export const segmentColumns = `segment.id, segment.article_id AS articleId, segment.text_id AS textId,
  segment.code_id AS codeId, segment.coder_id AS coderId, segment.start_utf16 AS start, segment.end_utf16 AS "end",
  segment.start_cp AS startCp, segment.end_cp AS endCp, segment.quote, segment.weight, segment.status,
  segment.codebook_version AS codebookVersion, segment.created_at AS createdAt, segment.modified_at AS modifiedAt`;

export type BareSegment = Omit<Segment, 'memo' | 'attributes'>;

/** All codings of an article: by start, then longer first, then as they were made. */
export function segmentsOfArticle(db: ReadableDb, articleId: ArticleId): Segment[] {
  const rows = allRows<BareSegment>(
    db,
    `SELECT ${segmentColumns} FROM segment WHERE article_id = ? ORDER BY start_utf16, end_utf16 DESC, created_at, id`,
    articleId,
  );
  return withDetails(rows, memosOf(db, articleId), attributesOf(db, articleId));
}

export function readSegment(db: ReadableDb, id: SegmentId): Segment | undefined {
  const row = oneRow<BareSegment>(db, `SELECT ${segmentColumns} FROM segment WHERE id = ?`, id);
  if (!row) return undefined;
  const memo = oneRow<{ text: string }>(
    db,
    `SELECT text FROM memo WHERE subject = 'segment' AND subject_id = ? AND coder_id = ?`,
    id,
    row.coderId,
  );
  const values = allRows<AttributeValue>(
    db,
    `SELECT segment_id AS segmentId, attribute.name, value FROM segment_attribute
     JOIN attribute ON attribute.id = segment_attribute.attribute_id WHERE segment_id = ? ORDER BY attribute.position`,
    id,
  );
  return withDetails([row], memo ? new Map([[id as string, memo.text]]) : new Map(), values)[0];
}

export interface SegmentPlace {
  articleId: ArticleId;
  textId: string;
  /** UTF-16 units. */
  start: number;
  end: number;
}

/** The coding of this passage with this code by this coder; there is one at most. */
export function findSegmentAt(
  db: ReadableDb,
  { articleId, textId, start, end }: SegmentPlace,
  codeId: CodeId,
  coderId: CoderId,
): SegmentId | undefined {
  return oneRow<{ id: SegmentId }>(
    db,
    `SELECT id FROM segment WHERE article_id = ? AND text_id = ? AND start_utf16 = ? AND end_utf16 = ? AND code_id = ? AND coder_id = ?`,
    articleId,
    textId,
    start,
    end,
    codeId,
    coderId,
  )?.id;
}

export interface AttributeValue {
  segmentId: string;
  name: string;
  value: string;
}

/** Joins what belongs to segments but stands in other tables; without it the memo is null and attributes are empty. */
export function withDetails<T extends BareSegment>(
  rows: readonly T[],
  memos: ReadonlyMap<string, string>,
  values: readonly AttributeValue[],
): (T & Pick<Segment, 'memo' | 'attributes'>)[] {
  const attributes = new Map<string, Record<string, string>>();
  for (const { segmentId, name, value } of values) {
    const known = attributes.get(segmentId);
    if (known) known[name] = value;
    else attributes.set(segmentId, { [name]: value });
  }
  return rows.map((row) => ({ ...row, memo: memos.get(row.id) ?? null, attributes: attributes.get(row.id) ?? {} }));
}

/** A coding's memo is the one that its own coder wrote. */
function memosOf(db: ReadableDb, articleId: ArticleId): Map<string, string> {
  const rows = allRows<{ id: string; text: string }>(
    db,
    `SELECT segment.id, memo.text FROM segment JOIN memo ON memo.subject = 'segment' AND memo.subject_id = segment.id
       AND memo.coder_id = segment.coder_id WHERE segment.article_id = ?`,
    articleId,
  );
  return new Map(rows.map((row) => [row.id, row.text]));
}

function attributesOf(db: ReadableDb, articleId: ArticleId): AttributeValue[] {
  return allRows<AttributeValue>(
    db,
    `SELECT segment_attribute.segment_id AS segmentId, attribute.name, segment_attribute.value
     FROM segment JOIN segment_attribute ON segment_attribute.segment_id = segment.id
     JOIN attribute ON attribute.id = segment_attribute.attribute_id
     WHERE segment.article_id = ? ORDER BY attribute.position`,
    articleId,
  );
}
