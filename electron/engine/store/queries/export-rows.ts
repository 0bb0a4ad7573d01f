import type { ArticleId, CodeId, CoderId, VariableId } from '../../../../shared/domain/ids.ts';
import type { ArticleState, Code } from '../../../../shared/domain/coding/types.ts';
import { allRows, oneRow, prepared, scalar, type ReadableDb } from '../database.ts';

export interface ExportedProject {
  id: string;
  title: string;
  revision: number;
  codebookVersion: number;
  /** When this revision came to be, which is when the dataset is from. */
  revisedAt: string;
}

/** The batches of an import share one journal entry, so the newest article may be younger than the newest entry. */
export function readExportedProject(db: ReadableDb): ExportedProject {
  return oneRow<ExportedProject>(
    db,
    `SELECT id, title, revision, codebook_version AS codebookVersion,
       max(created_at,
         ifnull((SELECT time FROM journal ORDER BY journal.revision DESC LIMIT 1), ''),
         ifnull((SELECT article.created_at FROM article ORDER BY article.id DESC LIMIT 1), '')) AS revisedAt
     FROM project`,
  )!;
}

export interface ExportedArticle {
  id: ArticleId;
  title: string;
  byline: string | null;
  outlet: string | null;
  section: string | null;
  date: string | null;
  datePrecision: string | null;
  url: string | null;
  language: string | null;
  direction: string;
  sourceId: string | null;
  fileName: string | null;
  duplicateOf: ArticleId | null;
  createdAt: string;
  textId: string;
  textHash: string;
  words: number;
  characters: number;
  utf16Length: number;
}

/** Every article, or these. The order of articles everywhere: as they came in, which is the order of their ids. */
export function iterateArticles(
  db: ReadableDb,
  articleIds: ReadonlySet<ArticleId> | null = null,
): IterableIterator<ExportedArticle> {
  const wanted = articleIds === null ? '' : 'AND article.id IN (SELECT value FROM json_each(?))';
  const statement = prepared(
    db,
    `SELECT article.id, article.title, article.byline, article.outlet, article.section, article.date,
       article.date_precision AS datePrecision, article.url, article.language, article.direction,
       article.source_id AS sourceId, article.file_name AS fileName, article.duplicate_of AS duplicateOf,
       article.created_at AS createdAt, article_text.id AS textId, article_text.text_hash AS textHash,
       article_text.words, article_text.characters, article_text.utf16_length AS utf16Length
     FROM article JOIN article_text ON article_text.article_id = article.id AND article_text.version =
       (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)
     WHERE article.removed_at IS NULL ${wanted} ORDER BY article.id`,
  );
  const args = articleIds === null ? [] : [JSON.stringify([...articleIds])];
  return statement.iterate(...args) as IterableIterator<ExportedArticle>;
}

/** Articles and what each is a duplicate of, for the check that the reference stays inside the dataset. */
export function listArticleReferences(db: ReadableDb): { id: ArticleId; duplicateOf: ArticleId | null }[] {
  return allRows(db, 'SELECT id, duplicate_of AS duplicateOf FROM article WHERE removed_at IS NULL');
}

export type ExportedCode = Omit<Code, 'segmentCount' | 'key' | 'retiredAt'>;

/** Without the counts that lists show: counting reads every coding. */
export function listExportedCodes(db: ReadableDb): ExportedCode[] {
  return allRows(
    db,
    `SELECT id, parent_id AS parentId, name, color, definition, include, exclude, example, value, position,
       created_at AS createdAt, modified_at AS modifiedAt FROM code`,
  );
}

export function listExportedCoders(db: ReadableDb): { id: CoderId; name: string }[] {
  return allRows(db, 'SELECT id, name FROM coder ORDER BY created_at, id');
}

/** A row as an array: a hundred thousand of them are read, and arrays cost half of what objects do. */
export type SegmentTuple = [
  id: string,
  textId: string,
  codeId: CodeId,
  coderId: CoderId,
  startUtf16: number,
  endUtf16: number,
  startCp: number,
  endCp: number,
  quote: string,
  weight: number | null,
  status: string,
  codebookVersion: number,
  createdAt: string,
  modifiedAt: string,
  memo: string | null,
];

const segmentColumns = `segment.id, segment.text_id, segment.code_id, segment.coder_id, segment.start_utf16,
  segment.end_utf16, segment.start_cp, segment.end_cp, segment.quote, segment.weight, segment.status,
  segment.codebook_version, segment.created_at, segment.modified_at`;

/** Reads the codings of one article after the other. A coding's memo is the one that its own coder wrote. */
export function createSegmentReader(db: ReadableDb): (articleId: ArticleId) => SegmentTuple[] {
  const hasMemos = scalar<number>(db, `SELECT EXISTS (SELECT 1 FROM memo WHERE subject = 'segment')`) === 1;
  const statement = db
    .prepare(
      hasMemos
        ? `SELECT ${segmentColumns}, memo.text FROM segment
           LEFT JOIN memo ON memo.subject = 'segment' AND ifnull(memo.subject_id, '') = segment.id
             AND memo.coder_id = segment.coder_id
           WHERE segment.article_id = ?`
        : `SELECT ${segmentColumns}, NULL FROM segment WHERE segment.article_id = ?`,
    )
    .raw();
  return (articleId) => statement.all(articleId) as SegmentTuple[];
}

export interface SegmentAttribute {
  segmentId: string;
  attributeId: string;
  value: string;
}

/** Null where no coding has an attribute: then nobody has to ask per article. */
export function createAttributeReader(db: ReadableDb): ((articleId: ArticleId) => SegmentAttribute[]) | null {
  if (scalar<number>(db, 'SELECT EXISTS (SELECT 1 FROM segment_attribute)') === 0) return null;
  const statement = db.prepare(
    `SELECT segment_attribute.segment_id AS segmentId, segment_attribute.attribute_id AS attributeId,
       segment_attribute.value
     FROM segment JOIN segment_attribute ON segment_attribute.segment_id = segment.id WHERE segment.article_id = ?`,
  );
  return (articleId) => statement.all(articleId) as SegmentAttribute[];
}

/** Null where no article has a value: then nobody has to ask per article. */
export function createVariableReader(
  db: ReadableDb,
): ((articleId: ArticleId) => { variableId: VariableId; value: string }[]) | null {
  if (scalar<number>(db, 'SELECT EXISTS (SELECT 1 FROM article_variable)') === 0) return null;
  const statement = db.prepare('SELECT variable_id AS variableId, value FROM article_variable WHERE article_id = ?');
  return (articleId) => statement.all(articleId) as { variableId: VariableId; value: string }[];
}

/** Date variables of which at least one value is known to the year or month alone, or to the minute. */
export function listUnevenDateVariables(db: ReadableDb): VariableId[] {
  return allRows<{ id: VariableId }>(
    db,
    `SELECT id FROM variable WHERE type = 'date' AND EXISTS
       (SELECT 1 FROM article_variable WHERE variable_id = variable.id AND value NOT GLOB '????-??-??')`,
  ).map(({ id }) => id);
}

export function statesOfArticle(db: ReadableDb, articleId: ArticleId): { coderId: CoderId; state: ArticleState }[] {
  return allRows(db, 'SELECT coder_id AS coderId, state FROM article_state WHERE article_id = ?', articleId);
}

export function readVersionOfText(db: ReadableDb, textId: string): string {
  return scalar<string>(db, 'SELECT text FROM article_text WHERE id = ?', textId);
}

export interface TextVersion {
  version: number;
  textHash: string;
}

export function readTextFacts(db: ReadableDb, textId: string): TextVersion {
  return oneRow<TextVersion>(db, 'SELECT version, text_hash AS textHash FROM article_text WHERE id = ?', textId)!;
}

export function iterateTexts(db: ReadableDb): IterableIterator<string> {
  return db.prepare('SELECT text FROM article_text').pluck().iterate() as IterableIterator<string>;
}

/** Values that analysts wrote, from this many characters on. */
export function listLongValues(db: ReadableDb, length: number): string[] {
  const rows = allRows<{ value: string }>(
    db,
    `SELECT DISTINCT value FROM segment_attribute WHERE length(value) >= ?
     UNION SELECT DISTINCT value FROM article_variable WHERE length(value) >= ?`,
    length,
    length,
  );
  return rows.map(({ value }) => value);
}

export function countMemos(db: ReadableDb): number {
  return scalar<number>(db, 'SELECT count(*) FROM memo');
}
