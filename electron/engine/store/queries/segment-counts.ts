import { allRows, scalar, type ReadableDb } from '../database.ts';

/** What removed articles hide. Hardly ever anything, which is why counting all and subtracting is the fast way. */
const hidden = `article_id IN (SELECT id FROM article WHERE removed_at IS NOT NULL)`;

/** Codings by code, by coder or by article, without those in removed articles; counted from an index alone. */
export function countSegmentsBy(db: ReadableDb, column: 'code_id' | 'coder_id' | 'article_id'): Map<string, number> {
  const counts = new Map<string, number>();
  const read = (sql: string, sign: 1 | -1): void => {
    for (const { id, n } of allRows<{ id: string; n: number }>(db, sql))
      counts.set(id, (counts.get(id) ?? 0) + sign * n);
  };
  read(`SELECT ${column} AS id, count(*) AS n FROM segment GROUP BY ${column}`, 1);
  read(`SELECT ${column} AS id, count(*) AS n FROM segment WHERE ${hidden} GROUP BY ${column}`, -1);
  return counts;
}

export function countSegments(db: ReadableDb): number {
  const all = scalar<number>(db, 'SELECT count(*) FROM segment');
  return all - scalar<number>(db, `SELECT count(*) FROM segment WHERE ${hidden}`);
}
