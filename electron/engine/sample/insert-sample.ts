import { createHash } from 'node:crypto';
import type { ArticleId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { countWords, textDirection } from '../../../shared/domain/text/direction.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';
import { makeCode } from '../codebook/code-commands.ts';
import { writeArticleState } from '../coding/article-commands.ts';
import { writeMemo } from '../coding/memo-commands.ts';
import { createTextCache, locateQuote } from '../coding/passages.ts';
import { makeSegment } from '../coding/segment-commands.ts';
import type { CommandScope } from '../history/run-command.ts';
import { insertText } from '../importing/apply-files.ts';
import type { OpenProject } from '../project/open-project.ts';
import { runOne } from '../store/database.ts';
import { findCoderByName } from '../store/queries/coders.ts';
import { sampleArticles } from './articles.ts';
import { sampleCodes } from './codebook.ts';
import { sampleCoders, sampleCodings, sampleMemos, sampleStates } from './codings.ts';
import type { SampleArticle } from './sample-types.ts';

/** Fills a new project with the sample corpus. Not undoable: a sample project without its sample is of no use. */
export function insertSample(project: OpenProject): void {
  project.command(
    { command: 'project.sample', label: 'Fill the project with the sample', isUndoable: false },
    (scope) => {
      const coders = insertCoders(scope);
      const codes = insertCodes(scope);
      const articles = insertArticles(scope);
      insertCodings(scope, { coders, codes, articles });
    },
  );
}

interface SampleIds {
  coders: ReadonlyMap<string, CoderId>;
  codes: ReadonlyMap<string, CodeId>;
  articles: ReadonlyMap<string, ArticleId>;
}

/** The analyst who opened the sample stays its acting coder, beside the two who coded it. */
function insertCoders({ db, record, newId, time }: CommandScope): Map<string, CoderId> {
  const ids = new Map<string, CoderId>();
  for (const coder of sampleCoders) {
    // An analyst of the same name is that coder: names are unique within a project.
    const namesake = findCoderByName(db, coder.name);
    const id = namesake?.id ?? (newId() as CoderId);
    if (!namesake) record.insert('coder', { id, name: coder.name, color: coder.color, created_at: time });
    ids.set(coder.name, id);
  }
  return ids;
}

function insertCodes(scope: CommandScope): Map<string, CodeId> {
  const ids = new Map<string, CodeId>();
  for (const { path, ...fields } of sampleCodes) {
    const parentId = path.length === 1 ? null : ids.get(keyOf(path.slice(0, -1)))!;
    ids.set(keyOf(path), makeCode(scope, { ...fields, name: path.at(-1)!, parentId }));
  }
  return ids;
}

function keyOf(path: readonly string[]): string {
  return path.join('\n');
}

function insertArticles(scope: CommandScope): Map<string, ArticleId> {
  const ids = new Map<string, ArticleId>();
  for (const article of sampleArticles) ids.set(article.key, insertArticle(scope, article));
  return ids;
}

function insertArticle({ db, record, newId, time }: CommandScope, article: SampleArticle): ArticleId {
  const id = newId() as ArticleId;
  const { title, byline, outlet, section, date, url, language, text } = article;
  record.insert('article', {
    id,
    title,
    byline,
    outlet,
    section,
    date,
    date_precision: 'day',
    url,
    language,
    direction: textDirection(text, language),
    created_at: time,
  });
  const textHash = createHash('sha256').update(text, 'utf8').digest('hex');
  const structure = [{ kind: 'title' as const, start: 0, end: title.length }];
  const folded = { foldedTitle: foldForIndex(title), foldedText: foldForIndex(text) };
  insertText(db, newId(), id, { text, textHash, words: countWords(text, language), structure, ...folded }, time);
  runOne(db, `UPDATE article SET format = 'sample' WHERE id = ?`, id);
  return id;
}

function insertCodings(scope: CommandScope, { coders, codes, articles }: SampleIds): void {
  const texts = createTextCache(scope.db);
  for (const coding of sampleCodings) {
    const articleId = articles.get(coding.article)!;
    const place = locateQuote(texts.textOf(articleId).text, coding.quote, coding.occurrence ?? 1);
    makeSegment(
      scope,
      texts,
      {
        articleId,
        codeId: codes.get(keyOf(coding.code))!,
        start: place.start,
        end: place.end,
        unit: 'utf16',
        memo: coding.memo,
        attributes: coding.speaker === undefined ? undefined : { speaker: coding.speaker },
      },
      coders.get(coding.coder)!,
    );
  }
  for (const { article, coder, state } of sampleStates) {
    writeArticleState(scope, articles.get(article)!, coders.get(coder)!, state);
  }
  for (const { article, coder, text } of sampleMemos) {
    const memo =
      article === null
        ? { subject: 'project' as const, subjectId: null }
        : { subject: 'article' as const, subjectId: articles.get(article)! };
    writeMemo(scope, { ...memo, text }, coders.get(coder)!);
  }
}
