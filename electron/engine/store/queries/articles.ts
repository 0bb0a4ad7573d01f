import type { ArticleDocument } from '../../../../shared/contract/schemas/articles.ts';
import type { ArticleSummary } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId, CoderId } from '../../../../shared/domain/ids.ts';
import { allRows, oneRow, prepared, type ReadableDb } from '../database.ts';
import { countSegmentsBy } from './segment-counts.ts';

/** Newest text version of each article. */
const newestText = `JOIN article_text ON article_text.article_id = article.id AND article_text.version =
  (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)`;

const summaryColumns = `article.id, article.title, article.byline, article.outlet, article.section, article.date,
  article.date_precision AS datePrecision, article.url, article.language, article.direction, article_text.words,
  article_text.characters, article_text.id AS textId, article_text.text_hash AS textHash,
  article.duplicate_of AS duplicateOf, article.file_name AS fileName, article.format,
  article.import_run_id AS importRunId, article.created_at AS createdAt,
  ifnull(article_state.state, 'not-started') AS state`;

const fromArticles = `FROM article ${newestText}
  LEFT JOIN article_state ON article_state.article_id = article.id AND article_state.coder_id = ?`;

/** The order of articles everywhere: as they came in, which is the order of their ids. */
const inOrder = 'ORDER BY article.id';

export function listArticles(db: ReadableDb, coderId: CoderId): ArticleSummary[] {
  const counts = countSegmentsBy(db, 'article_id');
  const rows = allRows<Omit<ArticleSummary, 'segmentCount'>>(
    db,
    `SELECT ${summaryColumns} ${fromArticles} WHERE article.removed_at IS NULL ${inOrder}`,
    coderId,
  );
  return rows.map((row) => ({ ...row, segmentCount: counts.get(row.id) ?? 0 }));
}

export function readArticle(db: ReadableDb, coderId: CoderId, id: ArticleId): ArticleDocument | undefined {
  const row = oneRow<Omit<ArticleDocument, 'structure'> & { structure: string }>(
    db,
    `SELECT ${summaryColumns}, article_text.text, article_text.version AS textVersion, article_text.structure,
       (SELECT count(*) FROM segment WHERE segment.article_id = article.id) AS segmentCount
     ${fromArticles} WHERE article.id = ? AND article.removed_at IS NULL`,
    coderId,
    id,
  );
  return row && { ...row, structure: JSON.parse(row.structure) as ArticleDocument['structure'] };
}

/** Ids by exact id, else by exact title, else by title without regard to case. */
export function findArticleIds(db: ReadableDb, reference: string): ArticleId[] {
  for (const condition of ['id = ?', 'title = ?', 'title = ? COLLATE NOCASE']) {
    const rows = allRows<{ id: ArticleId }>(
      db,
      `SELECT id FROM article WHERE removed_at IS NULL AND ${condition} LIMIT 3`,
      reference,
    );
    if (rows.length > 0) return rows.map((row) => row.id);
  }
  return [];
}

export interface ArticleNames {
  id: ArticleId;
  title: string;
  fileName: string | null;
}

export function listArticleNames(db: ReadableDb): ArticleNames[] {
  return allRows(db, `SELECT id, title, file_name AS fileName FROM article WHERE removed_at IS NULL ${inOrder}`);
}

export function isArticle(db: ReadableDb, id: string): boolean {
  return oneRow(db, 'SELECT 1 FROM article WHERE id = ? AND removed_at IS NULL', id) !== undefined;
}

export interface ArticleText {
  articleId: ArticleId;
  textId: string;
  text: string;
  language: string | null;
}

/** The text that codings go to: the newest version. */
export function readText(db: ReadableDb, id: string): ArticleText | undefined {
  return oneRow<ArticleText>(
    db,
    `SELECT article.id AS articleId, article_text.id AS textId, article_text.text, article.language
     FROM article ${newestText} WHERE article.id = ? AND article.removed_at IS NULL`,
    id,
  );
}

export function readTextVersion(db: ReadableDb, textId: string): string | undefined {
  return oneRow<{ text: string }>(db, 'SELECT text FROM article_text WHERE id = ?', textId)?.text;
}

/**
 * Articles whose title or text contains every word, as a beginning of a word. `folded` has been folded like the index
 * (`foldForIndex`), so that spelling variants of Persian and Arabic meet.
 */
export function searchArticles(db: ReadableDb, folded: string): ArticleId[] {
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const match = words.map((word) => `"${word}"*`).join(' ');
  return prepared(
    db,
    `SELECT article_text.article_id AS id FROM article_search JOIN article_text ON article_text.key = article_search.rowid
     JOIN article ON article.id = article_text.article_id AND article.removed_at IS NULL
     WHERE article_search MATCH ? ${inOrder}`,
  )
    .all(match)
    .map((row) => (row as { id: ArticleId }).id);
}
