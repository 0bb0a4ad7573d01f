import { canonicalizeText } from '../../../../shared/domain/text/canonical-text.ts';
import type { ArticleId, ArticleTextId } from '../../../../shared/domain/ids.ts';
import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import { insertArticle, insertText, keepOriginal } from '../../importing/apply-files.ts';
import type { PlannedArticle } from '../../importers/import-plan.ts';
import { prepareArticle, sha256 } from '../../jobs/prepare-article.ts';
import { oneRow, type ReadableDb } from '../../store/database.ts';
import type { PlannedSource } from '../plan.ts';
import { idOfKey, isIsoDate, nameOf, timeOr } from '../plan-values.ts';
import { soundStructure } from './structure.ts';
import { isMerge, type Taking } from './taking.ts';

export interface TakenArticle {
  articleId: ArticleId;
  textId: ArticleTextId;
  title: string;
  text: string;
}

/** The article of a source: ours of the same id or the same text, otherwise a new one. Null where there is no text. */
export function applyArticle(taking: Taking, source: PlannedSource): TakenArticle | null {
  const { text } = source.article;
  if (!/\S/u.test(text)) {
    taking.notes.add('article-without-text', 'A document without text was left out.', source.article.title);
    return null;
  }
  if (canonicalizeText(text) !== text) throw new Error(`The text of “${source.article.title}” is not canonical`);
  const textHash = sha256(text);
  const id = idOfKey(source.key) as ArticleId | null;
  const byId = id === null ? undefined : findById(taking.scope.db, id);
  const same = byId?.textHash === textHash ? byId : undefined;
  // One that is in sight goes before one that was removed.
  const known = same?.removedAt === null ? same : (findByHash(taking.scope.db, textHash) ?? same);
  if (known && known.removedAt !== null && isMerge(taking) && isRemovedByHand(taking.scope.db, known.articleId)) {
    taking.notes.add(
      'article-removed-here',
      'An article was removed here, so it stays away with its codings.',
      known.title,
    );
    return null;
  }
  if (!known) return bringArticle(taking, source, id !== null && !byId ? id : (taking.scope.newId() as ArticleId));
  if (known.removedAt === null) taking.known.articles += 1;
  else bringBack(taking, known);
  return { articleId: known.articleId, textId: known.textId, title: known.title, text };
}

interface KnownArticle {
  articleId: ArticleId;
  textId: ArticleTextId;
  title: string;
  textHash: string;
  removedAt: string | null;
}

const knownArticle = `SELECT article.id AS articleId, article_text.id AS textId, article.title,
    article_text.text_hash AS textHash, article.removed_at AS removedAt
  FROM article JOIN article_text ON article_text.article_id = article.id AND article_text.version =
    (SELECT max(version) FROM article_text AS newest WHERE newest.article_id = article.id)`;

function findById(db: ReadableDb, id: ArticleId): KnownArticle | undefined {
  return oneRow<KnownArticle>(db, `${knownArticle} WHERE article.id = ?`, id);
}

function findByHash(db: ReadableDb, textHash: string): KnownArticle | undefined {
  return oneRow<KnownArticle>(
    db,
    `${knownArticle} WHERE article_text.text_hash = ? AND article.removed_at IS NULL LIMIT 1`,
    textHash,
  );
}

/** By somebody who did not want it; what the undo of an import put out of sight may come back. */
function isRemovedByHand(db: ReadableDb, articleId: ArticleId): boolean {
  const removal = oneRow(
    db,
    `SELECT 1 FROM journal_change JOIN journal ON journal.revision = journal_change.revision
     WHERE journal_change.row_id = ? AND journal_change.table_name = 'article'
       AND journal.command = 'articles.remove' AND journal.undone_at IS NULL`,
    articleId,
  );
  return removal !== undefined;
}

/** One that was put out of sight, by the undo of an earlier run or by hand, with what was coded in it then. */
function bringBack({ scope, added, notes }: Taking, { articleId, title }: KnownArticle): void {
  scope.record.update('article', articleId, { removed_at: null });
  added.articles += 1;
  notes.add('article-brought-back', 'An article that had been removed from the project is back.', title);
}

function bringArticle(taking: Taking, source: PlannedSource, articleId: ArticleId): TakenArticle {
  const { db, record, time, newId } = taking.scope;
  const article = prepareArticle(clean(taking, source));
  const textId = newId() as ArticleTextId;
  const original = source.original?.() ?? null;
  const originalId = original && keepOriginal(db, taking.scope, original, original.encoding);
  insertArticle(db, {
    articleId,
    article,
    direction: source.direction ?? article.direction,
    fileName: source.fileName,
    format: source.format ?? taking.plan.format,
    originalId,
    runId: null,
    createdAt: timeOr(source.createdAt, time),
  });
  insertText(db, textId, articleId, article, time);
  // Texts are not repeated in the journal: undo puts the article out of sight, as with every import.
  record.note({ table: 'article', rowId: articleId, before: { removed_at: time }, after: { removed_at: null } });
  taking.added.articles += 1;
  return { articleId, textId, title: article.title, text: article.text };
}

function clean({ notes }: Taking, { article, fileName }: PlannedSource): PlannedArticle {
  const title = nameOf(article.title) || nameOf(fileName ?? '') || 'Untitled';
  const isDated = article.date !== null && article.datePrecision !== null && isIsoDate(article.date);
  if (article.date !== null && !isDated) {
    notes.add('date-invalid', 'A date that is none of the calendar was left out.', `${title}: ${article.date}`);
  }
  const structure: StructureSpan[] = soundStructure(article.text, article.structure);
  if (structure.length < article.structure.length) {
    notes.add('structure-invalid', 'Headings or emphasis that lie outside the text were left out.', title);
  }
  const isLanguage = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(article.language ?? '');
  return {
    ...article,
    title,
    structure,
    byline: valueOrNull(article.byline),
    outlet: valueOrNull(article.outlet),
    section: valueOrNull(article.section),
    url: valueOrNull(article.url),
    date: isDated ? article.date : null,
    datePrecision: isDated ? article.datePrecision : null,
    language: isLanguage ? article.language : null,
  };
}

function valueOrNull(value: string | null): string | null {
  return value === null || value.trim() === '' ? null : value;
}
