import { segmentStatuses, type SegmentStatus } from '../../../../shared/domain/coding/types.ts';
import type { CodeId, CoderId, SegmentId } from '../../../../shared/domain/ids.ts';
import { createOffsetIndex } from '../../../../shared/domain/text/offsets.ts';
import { placeIn, type PlacedPassage } from '../../coding/passages.ts';
import { excerpt } from '../../coding/segment-commands.ts';
import { oneRow, scalar, type ReadableDb } from '../../store/database.ts';
import { listAttributes } from '../../store/queries/attributes.ts';
import { findSegmentAt } from '../../store/queries/segments.ts';
import type { PlannedSegment, PlannedSource } from '../plan.ts';
import { idOfKey, nameOf, timeOr } from '../plan-values.ts';
import type { TakenArticle } from './articles.ts';
import type { MemoToTake } from './memos.ts';
import { coderOf, isMerge, type TakenThings, type Taking } from './taking.ts';

interface KnownSegment {
  id: SegmentId;
  articleId: string;
  codeId: string;
  coderId: string;
  start: number;
  end: number;
  weight: number | null;
  status: SegmentStatus;
}

const knownSegment = `SELECT id, article_id AS articleId, code_id AS codeId, coder_id AS coderId, start_utf16 AS start,
  end_utf16 AS end, weight, status FROM segment`;

export interface SegmentTaker {
  /** The codings of one source, which is in the project as `article`. */
  take(article: TakenArticle, source: PlannedSource): void;
}

/** A coding is known by its id, then by its place, code and coder. What ours says stays; what it lacks is filled. */
export function createSegmentTaker(
  taking: Taking,
  things: TakenThings,
  takeMemo: (memo: MemoToTake) => void,
): SegmentTaker {
  const setAttributes = createAttributeTaker(taking);
  return {
    take(article, source) {
      if (source.segments.length === 0) return;
      const cached = { textId: article.textId, text: article.text, offsets: createOffsetIndex(article.text) };
      const coders = new Set<CoderId>();
      for (const planned of source.segments) {
        const codeId = things.codes.get(planned.codeKey);
        if (codeId === undefined || !isInside(planned, article.text.length)) {
          noteLost(taking, article, planned, codeId);
          continue;
        }
        const coderId = coderOf(taking, things, planned.coderKey);
        const place = placeIn(cached, article.articleId, planned.start, planned.end);
        const before = taking.added.segments;
        const id = takeSegment(taking, things, { place, planned, codeId, coderId });
        if (taking.added.segments > before) coders.add(coderId);
        takeMemos(taking, things, takeMemo, { id, planned, coderId, article, quote: place.quote });
        setAttributes(id, planned.attributes, place.quote);
      }
      for (const coderId of coders) startArticle(taking, article.articleId, coderId);
    },
  };
}

interface CommentedSegment {
  id: SegmentId;
  planned: PlannedSegment;
  coderId: CoderId;
  article: TakenArticle;
  quote: string;
}

function takeMemos(
  taking: Taking,
  things: TakenThings,
  take: (memo: MemoToTake) => void,
  { id, planned, coderId, article, quote }: CommentedSegment,
): void {
  if (planned.memo === null && (planned.otherMemos ?? []).length === 0) return;
  const of = `${article.title}: “${excerpt(quote)}”`;
  const place = { subject: 'segment' as const, subjectId: id, of };
  const { createdAt, modifiedAt } = planned;
  if (planned.memo !== null) take({ ...place, coderId, text: planned.memo, createdAt, modifiedAt });
  for (const memo of planned.otherMemos ?? []) {
    take({ ...memo, ...place, coderId: coderOf(taking, things, memo.coderKey) });
  }
}

function isInside({ start, end }: PlannedSegment, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
}

function noteLost(
  { notes }: Taking,
  article: TakenArticle,
  { start, end }: PlannedSegment,
  codeId: CodeId | undefined,
): void {
  const item = `${article.title}: ${start} to ${end}`;
  if (codeId === undefined) notes.add('coding-without-code', 'The code of a coding is missing; it was left out.', item);
  else notes.add('coding-outside-text', 'A coding lies outside the text of its article; it was left out.', item);
}

interface SegmentToTake {
  place: PlacedPassage;
  planned: PlannedSegment;
  codeId: CodeId;
  coderId: CoderId;
}

function takeSegment(taking: Taking, things: TakenThings, segment: SegmentToTake): SegmentId {
  const { db } = taking.scope;
  const key = idOfKey(segment.planned.key);
  const byId = key === null ? undefined : findById(db, key);
  const isSame = byId?.articleId === segment.place.articleId;
  const known = isSame ? byId : findByPlace(db, segment);
  if (!known) return insertSegment(taking, things, segment, key !== null && !byId ? key : taking.scope.newId());
  taking.known.segments += 1;
  if (differs(taking, known, segment)) {
    const message = 'A coding that stands here already is another there; ours was kept.';
    taking.notes.add('coding-differs', message, excerpt(segment.place.quote));
  }
  const { weight } = segment.planned;
  if (known.weight === null && weight !== null && Number.isFinite(weight)) {
    taking.scope.record.update('segment', known.id, { weight, modified_at: taking.scope.time });
  }
  return known.id;
}

function findByPlace(db: ReadableDb, { place, codeId, coderId }: SegmentToTake): KnownSegment | undefined {
  const id = findSegmentAt(db, place, codeId, coderId);
  return id === undefined ? undefined : findById(db, id);
}

function findById(db: ReadableDb, id: string): KnownSegment | undefined {
  return oneRow<KnownSegment>(db, `${knownSegment} WHERE id = ?`, id);
}

function differs(taking: Taking, ours: KnownSegment, { place, planned, codeId, coderId }: SegmentToTake): boolean {
  const isElsewhere = ours.start !== place.start || ours.end !== place.end;
  const isOther = ours.codeId !== codeId || ours.coderId !== coderId;
  const isWeighed = planned.weight !== null && ours.weight !== null && planned.weight !== ours.weight;
  return isElsewhere || isOther || isWeighed || (isMerge(taking) && planned.status !== ours.status);
}

function insertSegment(
  taking: Taking,
  things: TakenThings,
  { place, planned, codeId, coderId }: SegmentToTake,
  id: string,
): SegmentId {
  const { record, time } = taking.scope;
  const created = timeOr(planned.createdAt, time);
  record.insert('segment', {
    id,
    article_id: place.articleId,
    text_id: place.textId,
    code_id: codeId,
    coder_id: coderId,
    start_utf16: place.start,
    end_utf16: place.end,
    start_cp: place.startCp,
    end_cp: place.endCp,
    quote: place.quote,
    weight: planned.weight !== null && Number.isFinite(planned.weight) ? planned.weight : null,
    status: (segmentStatuses as readonly string[]).includes(planned.status) ? planned.status : 'final',
    codebook_version: planned.codebookVersion ?? things.codebookVersion,
    created_at: created,
    modified_at: timeOr(planned.modifiedAt, created),
  });
  taking.added.segments += 1;
  return id as SegmentId;
}

/** The first coding starts the article for its coder. */
function startArticle({ scope }: Taking, articleId: string, coderId: CoderId): void {
  const { db, record, newId, time } = scope;
  const known = oneRow(db, 'SELECT 1 FROM article_state WHERE article_id = ? AND coder_id = ?', articleId, coderId);
  if (known) return;
  const row = { id: newId(), article_id: articleId, coder_id: coderId, state: 'in-progress', modified_at: time };
  record.insert('article_state', row);
}

type AttributeTaker = (segmentId: SegmentId, values: Readonly<Record<string, string>>, quote: string) => void;

function createAttributeTaker(taking: Taking): AttributeTaker {
  const { db, record, newId } = taking.scope;
  const ids = new Map<string, string>(listAttributes(db).map(({ id, name }) => [name, id]));
  const idOf = (name: string): string => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = newId();
    const position = scalar<number>(db, 'SELECT ifnull(max(position) + 1, 0) FROM attribute');
    record.insert('attribute', { id, name, position });
    ids.set(name, id);
    return id;
  };
  for (const name of (taking.plan.attributes ?? []).map(nameOf)) if (name !== '') idOf(name);
  return (segmentId, values, quote) => {
    for (const [given, value] of Object.entries(values)) {
      const name = nameOf(given);
      if (name === '' || value === '') continue;
      const attributeId = idOf(name);
      const ours = oneRow<{ value: string }>(
        db,
        'SELECT value FROM segment_attribute WHERE segment_id = ? AND attribute_id = ?',
        segmentId,
        attributeId,
      );
      if (!ours) {
        record.insert('segment_attribute', { id: newId(), segment_id: segmentId, attribute_id: attributeId, value });
      } else if (ours.value !== value) {
        const message = 'An attribute of a coding has another value here already; ours was kept.';
        taking.notes.add('attribute-differs', message, `${excerpt(quote)}: ${name} = ${value}`);
      }
    }
  };
}
