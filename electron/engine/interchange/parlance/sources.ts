import { articleStates, segmentStatuses, type ArticleState } from '../../../../shared/domain/coding/types.ts';
import { canonicalizeText } from '../../../../shared/domain/text/canonical-text.ts';
import type { StructureSpan } from '../../../../shared/domain/text/structure.ts';
import type { DatePrecision, PlannedArticle } from '../../importers/import-plan.ts';
import type { OriginalFile } from '../../jobs/planned-file.ts';
import { sha256 } from '../../jobs/prepare-article.ts';
import { filledCell, integerCell, textCell, type ForeignDatabase, type ForeignRow } from '../foreign-database.ts';
import type { NoteTally } from '../note-tally.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import { jsonCell, numberCell } from './cells.ts';
import { memosOf } from './memos.ts';

const articleColumns =
  'id title byline outlet section date date_precision url language direction source_id file_name format provenance original_id duplicate_of created_at removed_at'.split(
    ' ',
  );

const textColumns = ['id', 'version', 'text', 'text_hash', 'structure'];

/** The articles that are in sight, each with all that was done to it. */
export function* parlanceSources(
  db: ForeignDatabase,
  attributes: ReadonlyMap<string, string>,
  notes: NoteTally,
): Generator<PlannedSource> {
  const reading: Reading = {
    db,
    attributes,
    notes,
    hasAttributes: db.count('segment_attribute') > 0,
    hasMemos: db.count('memo') > 0,
  };
  for (const row of db.rows('article', articleColumns, ['id'])) {
    const id = textCell(row['id']);
    if (id === null || row['removed_at'] !== null) continue;
    const [newest] = db.rowsOf('article_text', textColumns, 'article_id', id, ['version']).slice(-1);
    const text = textCell(newest?.['text']);
    const isSound = text !== null && canonicalizeText(text) === text && sha256(text) === newest?.['text_hash'];
    if (!newest || !isSound) {
      const message = 'The text of an article is not the one that was imported there; it was left out.';
      notes.add('text-damaged', message, textCell(row['title']) ?? id);
      continue;
    }
    yield sourceOf(reading, { id, row, newest, text });
  }
}

interface Reading {
  db: ForeignDatabase;
  attributes: ReadonlyMap<string, string>;
  notes: NoteTally;
  hasAttributes: boolean;
  hasMemos: boolean;
}

interface StoredArticle {
  id: string;
  row: ForeignRow;
  newest: ForeignRow;
  text: string;
}

function sourceOf(reading: Reading, stored: StoredArticle): PlannedSource {
  const { db, hasMemos } = reading;
  const { id, row } = stored;
  const direction = textCell(row['direction']);
  const values = db.rowsOf('article_variable', ['variable_id', 'value'], 'article_id', id);
  const originalId = textCell(row['original_id']);
  return {
    key: id,
    article: articleOf(stored),
    direction: direction === 'rtl' || direction === 'ltr' ? direction : null,
    fileName: textCell(row['file_name']),
    createdAt: textCell(row['created_at']),
    variables: new Map(values.map((value) => [textCell(value['variable_id']) ?? '', textCell(value['value']) ?? ''])),
    memos: hasMemos ? memosOf(db, 'subject_id', id).filter(({ subject }) => subject === 'article') : [],
    segments: segmentsOf(reading, stored),
    states: statesOf(db, id),
    duplicateOfKey: textCell(row['duplicate_of']),
    format: textCell(row['format']),
    ...(originalId !== null && { original: () => originalOf(db, originalId) }),
  };
}

function articleOf({ row, newest, text }: StoredArticle): PlannedArticle {
  const structure = jsonCell(newest['structure']);
  const provenance = jsonCell(row['provenance']);
  return {
    title: textCell(row['title']) ?? '',
    text,
    structure: Array.isArray(structure) ? structure.filter(isSpan) : [],
    byline: textCell(row['byline']),
    outlet: textCell(row['outlet']),
    section: textCell(row['section']),
    date: textCell(row['date']),
    datePrecision: precisions.find((precision) => precision === row['date_precision']) ?? null,
    url: textCell(row['url']),
    language: textCell(row['language']),
    sourceId: textCell(row['source_id']),
    provenance: isTextRecord(provenance) ? provenance : {},
  };
}

const precisions: readonly DatePrecision[] = ['year', 'month', 'day', 'minute'];

/** Its kind and its place are looked at when it is taken over. */
function isSpan(value: unknown): value is StructureSpan {
  return typeof value === 'object' && value !== null && 'kind' in value && 'start' in value && 'end' in value;
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === 'string')
  );
}

function statesOf(db: ForeignDatabase, articleId: string): Map<string, ArticleState> {
  const states = new Map<string, ArticleState>();
  for (const row of db.rowsOf('article_state', ['coder_id', 'state'], 'article_id', articleId)) {
    const coder = textCell(row['coder_id']);
    const state = articleStates.find((known) => known === row['state']);
    if (coder !== null && state !== undefined) states.set(coder, state);
  }
  return states;
}

const segmentColumns =
  'id text_id quote code_id coder_id start_utf16 end_utf16 weight status codebook_version created_at modified_at'.split(
    ' ',
  );

function segmentsOf(reading: Reading, { id, newest, row, text }: StoredArticle): PlannedSegment[] {
  const rows = reading.db.rowsOf('segment', segmentColumns, 'article_id', id, ['start_utf16', 'end_utf16', 'id']);
  return rows.flatMap((segment) => {
    const title = textCell(row['title']) ?? id;
    if (segment['text_id'] !== newest['id']) {
      reading.notes.add('older-text-left-out', 'Codings of an older version of a text were left out.', title);
      return [];
    }
    const planned = segmentOf(reading, segment);
    if (text.slice(planned.start, planned.end) === segment['quote']) return planned;
    reading.notes.add('coding-damaged', 'A coding quotes other words than stand at its place; it was left out.', title);
    return [];
  });
}

function segmentOf({ db, attributes, hasAttributes, hasMemos }: Reading, row: ForeignRow): PlannedSegment {
  const id = textCell(row['id']) ?? '';
  const values = hasAttributes ? db.rowsOf('segment_attribute', ['attribute_id', 'value'], 'segment_id', id) : [];
  return {
    key: id,
    codeKey: textCell(row['code_id']) ?? '',
    coderKey: textCell(row['coder_id']),
    start: integerCell(row['start_utf16']) ?? -1,
    end: integerCell(row['end_utf16']) ?? -1,
    weight: numberCell(row['weight']),
    status: segmentStatuses.find((status) => status === row['status']) ?? 'final',
    // With the others, since every memo has an id of its own.
    memo: null,
    otherMemos: hasMemos ? memosOf(db, 'subject_id', id).filter(({ subject }) => subject === 'segment') : [],
    codebookVersion: integerCell(row['codebook_version']),
    attributes: Object.fromEntries(
      values.map((value) => [
        attributes.get(textCell(value['attribute_id']) ?? '') ?? '',
        textCell(value['value']) ?? '',
      ]),
    ),
    createdAt: textCell(row['created_at']),
    modifiedAt: textCell(row['modified_at']),
  };
}

/** The file that an article came from, if it is still what it was. */
function originalOf(db: ForeignDatabase, id: string): (OriginalFile & { encoding: string | null }) | null {
  const [row] = db.rowsOf('original', ['file_name', 'media_type', 'encoding', 'sha256'], 'id', id);
  const bytes = db.blob('original', 'bytes', id);
  const hash = filledCell(row?.['sha256']);
  if (!row || bytes === null || hash === null) return null;
  if (sha256(bytes) !== hash) return null;
  const fileName = textCell(row['file_name']) ?? '';
  return {
    fileName,
    mediaType: textCell(row['media_type']) ?? '',
    encoding: textCell(row['encoding']),
    bytes,
    sha256: hash,
  };
}
