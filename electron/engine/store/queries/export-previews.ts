import type { ArticleId } from '../../../../shared/domain/ids.ts';
import { scalar, type ReadableDb, type SqlValue } from '../database.ts';

/** Which codings a dataset takes. Null: all. */
export interface CodingFilter {
  articleIds: readonly string[] | null;
  codeIds: readonly string[] | null;
  coderIds: readonly string[] | null;
  finalOnly: boolean;
}

interface Condition {
  sql: string;
  args: SqlValue[];
}

const among = (column: string, ids: readonly string[] | null): Condition[] =>
  ids === null ? [] : [{ sql: `${column} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(ids)] }];

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' AND ') || 'TRUE',
  args: conditions.flatMap(({ args }) => args),
});

function codingsOf(filter: CodingFilter): Condition {
  return all([
    ...among('segment.code_id', filter.codeIds),
    ...among('segment.coder_id', filter.coderIds),
    ...(filter.finalOnly ? [{ sql: `segment.status <> 'draft'`, args: [] }] : []),
  ]);
}

function articlesOf(filter: CodingFilter): Condition {
  return all([{ sql: 'article.removed_at IS NULL', args: [] }, ...among('article.id', filter.articleIds)]);
}

function ids(db: ReadableDb, sql: string, args: readonly SqlValue[]): ArticleId[] {
  return db
    .prepare(sql)
    .pluck()
    .all(...args) as ArticleId[];
}

/** The first articles of a dataset, in its order. */
export function firstArticles(db: ReadableDb, filter: CodingFilter, limit: number): ArticleId[] {
  const articles = articlesOf(filter);
  return ids(db, `SELECT id FROM article WHERE ${articles.sql} ORDER BY id LIMIT ?`, [...articles.args, limit]);
}

/** The first articles that have a coding of the dataset. */
export function firstCodedArticles(db: ReadableDb, filter: CodingFilter, limit: number): ArticleId[] {
  const [articles, codings] = [articlesOf(filter), codingsOf(filter)];
  return ids(
    db,
    `SELECT id FROM article WHERE ${articles.sql}
       AND EXISTS (SELECT 1 FROM segment WHERE segment.article_id = article.id AND ${codings.sql})
     ORDER BY id LIMIT ?`,
    [...articles.args, ...codings.args, limit],
  );
}

/** The first articles on which one of the coders worked, whether a coding came of it or not. */
export function firstWorkedArticles(db: ReadableDb, filter: CodingFilter, limit: number): ArticleId[] {
  const articles = articlesOf(filter);
  const worked = all(among('coder_id', filter.coderIds));
  return ids(
    db,
    `SELECT id FROM article WHERE ${articles.sql}
       AND (EXISTS (SELECT 1 FROM segment WHERE article_id = article.id AND ${worked.sql})
         OR EXISTS (SELECT 1 FROM article_state WHERE article_id = article.id AND state <> 'not-started' AND ${worked.sql}))
     ORDER BY id LIMIT ?`,
    [...articles.args, ...worked.args, ...worked.args, limit],
  );
}

export function countArticles(db: ReadableDb, filter: CodingFilter): number {
  const articles = articlesOf(filter);
  return scalar<number>(db, `SELECT count(*) FROM article WHERE ${articles.sql}`, ...articles.args);
}

/** Codings that are counted one by one within some milliseconds. */
const quicklyRead = 20_000;

/** Null where every coding of a large project would have to be read: an index knows one kind of choice, not two. */
export function countCodings(db: ReadableDb, filter: CodingFilter): number | null {
  const { articleIds, codeIds, coderIds, finalOnly } = filter;
  const choices = [articleIds, codeIds, coderIds].filter((chosen) => chosen !== null).length;
  const isIndexed = !finalOnly && choices <= 1;
  if (!isIndexed && scalar<number>(db, 'SELECT count(*) FROM segment') > quicklyRead) return null;
  const codings = all([...among('segment.article_id', articleIds), codingsOf(filter)]);
  return (
    scalar<number>(db, `SELECT count(*) FROM segment WHERE ${codings.sql}`, ...codings.args) -
    scalar<number>(
      db,
      `SELECT count(*) FROM article CROSS JOIN segment ON segment.article_id = article.id
       WHERE article.removed_at IS NOT NULL AND ${codings.sql}`,
      ...codings.args,
    )
  );
}
