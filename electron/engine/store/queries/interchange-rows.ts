import type { Memo } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, scalar, type ReadableDb } from '../database.ts';

export interface ProjectOrigin {
  createdAt: string;
  coderId: CoderId;
}

export function readProjectOrigin(db: ReadableDb): ProjectOrigin {
  return oneRow<ProjectOrigin>(db, 'SELECT created_at AS createdAt, coder_id AS coderId FROM project')!;
}

export function listCodersWithColors(
  db: ReadableDb,
): { id: CoderId; name: string; color: string; createdAt: string }[] {
  return allRows(db, 'SELECT id, name, color, created_at AS createdAt FROM coder ORDER BY created_at, id');
}

export interface MetadataCounts {
  byline: number;
  outlet: number;
  section: number;
  date: number;
  url: number;
  language: number;
  /** Dates that are known to the year or the month only. */
  partialDates: number;
}

/** How many articles have each of the facts. */
export function countMetadata(db: ReadableDb): MetadataCounts {
  return oneRow<MetadataCounts>(
    db,
    `SELECT count(byline) AS byline, count(outlet) AS outlet, count(section) AS section, count(date) AS date,
       count(url) AS url, count(language) AS language,
       count(*) FILTER (WHERE date_precision IN ('year', 'month')) AS partialDates
     FROM article WHERE removed_at IS NULL`,
  )!;
}

/** Whether a variable of dates has values other than whole days. */
export function hasPartialDates(db: ReadableDb, variableId: string): boolean {
  return (
    scalar<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM article_variable WHERE variable_id = ?
         AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`,
      variableId,
    ) === 1
  );
}

/** What lists do not show of an article, as JSON. */
export function readArticleDetails(
  db: ReadableDb,
  articleId: ArticleId,
  textId: string,
): { structure: string; provenance: string } {
  return oneRow(
    db,
    `SELECT article_text.structure, article.provenance FROM article
     JOIN article_text ON article_text.article_id = article.id WHERE article.id = ? AND article_text.id = ?`,
    articleId,
    textId,
  )!;
}

export function valuesOfArticle(db: ReadableDb, articleId: ArticleId): { variableId: string; value: string }[] {
  return allRows(
    db,
    'SELECT variable_id AS variableId, value FROM article_variable WHERE article_id = ? ORDER BY variable_id',
    articleId,
  );
}

const memoColumns = `memo.id, memo.subject, memo.subject_id AS subjectId, memo.coder_id AS coderId, memo.text,
  memo.created_at AS createdAt, memo.modified_at AS modifiedAt`;

export function hasMemosOnArticles(db: ReadableDb): boolean {
  return scalar<number>(db, `SELECT EXISTS (SELECT 1 FROM memo WHERE subject IN ('article', 'segment'))`) === 1;
}

/** Whether any coding has what goes out as a note beside it: a weight, another status than final, an attribute. */
export function hasFactsBesideCodings(db: ReadableDb): boolean {
  return (
    scalar<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM segment WHERE weight IS NOT NULL OR status <> 'final')
         OR EXISTS (SELECT 1 FROM segment_attribute)`,
    ) === 1
  );
}

/** Memos on an article and on the codings in it, by every coder. */
export function memosOfArticle(db: ReadableDb, articleId: ArticleId): Memo[] {
  return allRows<Memo>(
    db,
    `SELECT ${memoColumns} FROM memo WHERE memo.subject = 'article' AND memo.subject_id = ?
     UNION ALL
     SELECT ${memoColumns} FROM segment JOIN memo ON memo.subject = 'segment' AND memo.subject_id = segment.id
     WHERE segment.article_id = ? ORDER BY createdAt, id`,
    articleId,
    articleId,
  );
}
