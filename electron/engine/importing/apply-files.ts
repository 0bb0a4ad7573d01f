import { createOffsetIndex } from '../../../shared/domain/text/offsets.ts';
import type { ArticleId, CoderId, ImportRunId, JournalEntryId } from '../../../shared/domain/ids.ts';
import { appendChanges, appendEntry } from '../history/journal.ts';
import type { RowChange } from '../history/row-changes.ts';
import type { CommandTools } from '../history/run-command.ts';
import type { PlannedArticle } from '../importers/import-plan.ts';
import type { OriginalFile, PlannedFile, PreparedArticle } from '../jobs/planned-file.ts';
import { oneRow, runOne, scalar, type ReadableDb, type WritableDb } from '../store/database.ts';

type Planned = Extract<PlannedFile, { outcome: 'planned' }>;

export interface AppliedArticle {
  file: string;
  title: string;
  articleId: ArticleId;
  /** The text was there already; `articleId` is the article that has it. */
  isDuplicate: boolean;
}

/** One import as the store sees it while its batches come in. */
export interface ImportWriter {
  /** Brings whole files in, inside the caller's transaction. */
  apply(db: WritableDb, files: readonly Planned[]): AppliedArticle[];
}

/** What becomes of one article of a file: nothing new, since the project has it; or an article with an id and a time. */
export type ArticleChoice =
  | { known: ArticleId }
  | { articleId: ArticleId; article: PreparedArticle; createdAt: string };

/** Says what one article of a file becomes in the project; nothing where it is not wanted. */
export type ArticleChooser = (
  db: ReadableDb,
  article: PreparedArticle,
  place: { file: string; index: number; time: string },
) => readonly ArticleChoice[];

/** A text comes in once, whatever its files are called. */
function newArticles({ newId }: CommandTools): ArticleChooser {
  return (db, article, { time }) => {
    const known = findByHash(db, article.textHash);
    return [known ? { known } : { articleId: newId() as ArticleId, article, createdAt: time }];
  };
}

/**
 * All batches of a run share one journal entry, so that one undo takes the whole import back. Texts are not repeated in
 * the journal: an import is recorded as articles that came into sight, and its undo puts them out of sight again.
 */
export function createImportWriter(
  runId: ImportRunId,
  coderId: CoderId,
  tools: CommandTools,
  choose: ArticleChooser = newArticles(tools),
): ImportWriter {
  let entryRevision: number | null = null;
  let recorded = 0;

  const record = (db: WritableDb, changes: RowChange[], time: string): void => {
    if (changes.length === 0) return;
    runOne(db, 'UPDATE project SET revision = revision + 1');
    if (entryRevision !== null && !isUndone(db, entryRevision)) {
      appendChanges(db, entryRevision, recorded, changes);
      recorded += changes.length;
      runOne(db, 'UPDATE journal SET label = ? WHERE revision = ?', labelOf(recorded), entryRevision);
      return;
    }
    entryRevision = scalar<number>(db, 'SELECT revision FROM project');
    recorded = changes.length;
    const id = tools.newId() as JournalEntryId;
    const entry = { id, revision: entryRevision, time, coderId, kind: 'do' as const, command: 'imports.run' };
    appendEntry(db, { ...entry, label: labelOf(recorded), targetId: null, isUndoable: true }, changes);
  };

  return {
    apply(db, files) {
      const time = tools.now().toISOString();
      const changes: RowChange[] = [];
      const applied: AppliedArticle[] = [];
      const batch: Batch = { db, tools, runId, choose, time, changes };
      for (const file of files) applied.push(...applyFile(batch, file));
      record(db, changes, time);
      return applied;
    },
  };
}

function labelOf(count: number): string {
  return count === 1 ? 'Import an article' : `Import ${count} articles`;
}

function isUndone(db: ReadableDb, revision: number): boolean {
  return scalar<number | null>(db, 'SELECT undone_at FROM journal WHERE revision = ?', revision) !== null;
}

interface Batch {
  db: WritableDb;
  tools: CommandTools;
  runId: ImportRunId;
  choose: ArticleChooser;
  time: string;
  changes: RowChange[];
}

function applyFile({ db, tools, runId, choose, time, changes }: Batch, file: Planned): AppliedArticle[] {
  let originalId: string | null = null;
  return file.plan.articles.flatMap((planned, index) =>
    choose(db, planned, { file: file.file, index, time }).map((choice): AppliedArticle => {
      if ('known' in choice) {
        return { file: file.file, title: planned.title, articleId: choice.known, isDuplicate: true };
      }
      const { articleId, article, createdAt } = choice;
      originalId ??= keepOriginal(db, tools, file.original, file.plan.encoding);
      insertArticle(db, {
        articleId,
        article,
        direction: article.direction,
        fileName: file.original.fileName,
        format: file.plan.format,
        originalId,
        runId,
        createdAt,
      });
      insertText(db, tools.newId(), articleId, article, time);
      changes.push({ table: 'article', rowId: articleId, before: { removed_at: time }, after: { removed_at: null } });
      return { file: file.file, title: article.title, articleId, isDuplicate: false };
    }),
  );
}

function findByHash(db: ReadableDb, textHash: string): ArticleId | undefined {
  return oneRow<{ id: ArticleId }>(
    db,
    `SELECT article.id FROM article_text JOIN article ON article.id = article_text.article_id
     WHERE article_text.text_hash = ? AND article.removed_at IS NULL LIMIT 1`,
    textHash,
  )?.id;
}

/** The same bytes are kept once, whatever they were called. */
export function keepOriginal(
  db: WritableDb,
  { newId }: Pick<CommandTools, 'newId'>,
  original: OriginalFile,
  encoding: string | null,
): string {
  const known = oneRow<{ id: string }>(db, 'SELECT id FROM original WHERE sha256 = ?', original.sha256);
  if (known) return known.id;
  const id = newId();
  runOne(
    db,
    'INSERT INTO original (id, file_name, media_type, encoding, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    original.fileName,
    original.mediaType,
    encoding,
    original.sha256,
    original.bytes,
  );
  return id;
}

export interface NewArticle {
  articleId: ArticleId;
  article: Omit<PlannedArticle, 'text' | 'structure'>;
  direction: 'ltr' | 'rtl';
  fileName: string | null;
  format: string;
  originalId: string | null;
  /** Null for one that no run of the importer brought. */
  runId: ImportRunId | null;
  createdAt: string;
}

/** The row of an article; its text is a row of its own (`insertText`). */
export function insertArticle(db: WritableDb, { articleId, article, ...rest }: NewArticle): void {
  runOne(
    db,
    `INSERT INTO article (id, title, byline, outlet, section, date, date_precision, url, language, direction, source_id,
       file_name, format, provenance, original_id, import_run_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    articleId,
    article.title,
    article.byline,
    article.outlet,
    article.section,
    article.date,
    article.datePrecision,
    article.url,
    article.language,
    rest.direction,
    article.sourceId,
    rest.fileName,
    rest.format,
    JSON.stringify(article.provenance),
    rest.originalId,
    rest.runId,
    rest.createdAt,
  );
}

export type TextToKeep = Pick<
  PreparedArticle,
  'text' | 'textHash' | 'words' | 'structure' | 'foldedTitle' | 'foldedText'
>;

/** Version 1 of a text, and its row in the full-text index. */
export function insertText(
  db: WritableDb,
  textId: string,
  articleId: ArticleId,
  article: TextToKeep,
  time: string,
): void {
  runOne(
    db,
    `INSERT INTO article_text (id, article_id, version, text, text_hash, utf16_length, characters, words, structure, created_at)
     VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
    textId,
    articleId,
    article.text,
    article.textHash,
    article.text.length,
    createOffsetIndex(article.text).codePointLength,
    article.words,
    JSON.stringify(article.structure),
    time,
  );
  runOne(
    db,
    'INSERT INTO article_search (rowid, title, body) VALUES (last_insert_rowid(), ?, ?)',
    article.foldedTitle,
    article.foldedText,
  );
}
