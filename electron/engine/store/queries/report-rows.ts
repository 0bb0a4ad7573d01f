import type { MemoSubject } from '../../../../shared/domain/coding/types.ts';
import type { ArticleId, CodeId, CoderId } from '../../../../shared/domain/ids.ts';
import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import { allRows, prepared, scalar, type ReadableDb } from '../database.ts';
import type { SegmentTuple } from './export-rows.ts';

/** What reports for people show of a code beside what the dataset has. */
export interface CodeExtra {
  id: CodeId;
  key: string | null;
  retiredAt: string | null;
}

export function listCodeExtras(db: ReadableDb): CodeExtra[] {
  return allRows(db, 'SELECT id, key, retired_at AS retiredAt FROM code');
}

/** Headings, lists, emphasis of one version of a text. */
export function readStructure(db: ReadableDb, textId: string): StructureSpan[] {
  return JSON.parse(scalar<string>(db, 'SELECT structure FROM article_text WHERE id = ?', textId)) as StructureSpan[];
}

export interface SubjectMemo {
  coderId: CoderId;
  text: string;
}

export function memosAbout(db: ReadableDb, subject: MemoSubject, subjectId: string | null): SubjectMemo[] {
  return allRows(
    db,
    `SELECT coder_id AS coderId, text FROM memo WHERE subject = ? AND ifnull(subject_id, '') = ? ORDER BY created_at, id`,
    subject,
    subjectId ?? '',
  );
}

/** Values of an article, in the order of the variables. */
export function variablesOfArticle(db: ReadableDb, articleId: ArticleId): { name: string; value: string }[] {
  return allRows(
    db,
    `SELECT variable.name, article_variable.value FROM article_variable
     JOIN variable ON variable.id = article_variable.variable_id
     WHERE article_variable.article_id = ? ORDER BY variable.position, variable.id`,
    articleId,
  );
}

/** A coding as the rows of the dataset have it, and the article that it stands in. */
export type PassageTuple = [...coding: SegmentTuple, articleId: ArticleId];

/** The codings with one code, article after article and from top to bottom. */
export function iteratePassages(db: ReadableDb, codeId: CodeId): IterableIterator<PassageTuple> {
  const statement = prepared(
    db,
    `SELECT segment.id, segment.text_id, segment.code_id, segment.coder_id, segment.start_utf16, segment.end_utf16,
       segment.start_cp, segment.end_cp, segment.quote, segment.weight, segment.status, segment.codebook_version,
       segment.created_at, segment.modified_at, memo.text, segment.article_id
     FROM segment
     JOIN article ON article.id = segment.article_id AND article.removed_at IS NULL
     LEFT JOIN memo ON memo.subject = 'segment' AND ifnull(memo.subject_id, '') = segment.id
       AND memo.coder_id = segment.coder_id
     WHERE segment.code_id = ?
     ORDER BY segment.article_id, segment.start_utf16, segment.end_utf16, segment.coder_id, segment.id`,
  ).raw();
  return statement.iterate(codeId) as IterableIterator<PassageTuple>;
}

/** Values of one coding, in the order of the attributes. */
export function attributesOfCoding(db: ReadableDb, segmentId: string): { name: string; value: string }[] {
  return allRows(
    db,
    `SELECT attribute.name, segment_attribute.value FROM segment_attribute
     JOIN attribute ON attribute.id = segment_attribute.attribute_id
     WHERE segment_attribute.segment_id = ? ORDER BY attribute.position, attribute.id`,
    segmentId,
  );
}

/** What a passage's source line names. */
export interface PassageSource {
  id: ArticleId;
  title: string;
  outlet: string | null;
  date: string | null;
  language: string | null;
  direction: 'ltr' | 'rtl';
}

export function listPassageSources(db: ReadableDb): PassageSource[] {
  return allRows(db, 'SELECT id, title, outlet, date, language, direction FROM article WHERE removed_at IS NULL');
}
