import { ParlanceError } from '../../../shared/contract/errors.ts';
import type { SegmentPatch } from '../../../shared/contract/schemas/segments.ts';
import type { Segment } from '../../../shared/domain/coding/types.ts';
import type { ArticleId, CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts';
import { snapToGraphemes } from '../../../shared/domain/text/graphemes.ts';
import type { CommandOutcome, CommandScope } from '../history/run-command.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { ReadableDb } from '../store/database.ts';
import { attributeRowsOf } from '../store/queries/attributes.ts';
import { readCode } from '../store/queries/codes.ts';
import { findCoder } from '../store/queries/coders.ts';
import { memosOn } from '../store/queries/memos.ts';
import { findSegmentAt, readSegment } from '../store/queries/segments.ts';
import { writeArticleState } from './article-commands.ts';
import { writeAttributes } from './attribute-commands.ts';
import { writeMemo } from './memo-commands.ts';
import { createTextCache, type PlacedPassage, type TextCache } from './passages.ts';
import { oneRow } from '../store/database.ts';

export interface SegmentToMake {
  id?: SegmentId | undefined;
  articleId: ArticleId;
  codeId: CodeId;
  start: number;
  end: number;
  unit: 'utf16' | 'code-point';
  memo?: string | undefined;
  coderId?: CoderId | undefined;
  attributes?: Record<string, string> | undefined;
}

/** Codes passages: one step, whatever their number. A passage that carries the code already is refused. */
export function createSegments(project: OpenProject, items: readonly SegmentToMake[]): CommandOutcome<Segment[]> {
  const texts = createTextCache(project.db);
  return project.command(
    {
      command: 'segments.create',
      label: (made) => labelOfCreation(project.db, made),
      coderId: items[0]!.coderId ?? project.coderId,
    },
    (scope) => {
      const codes = new Map<CodeId, void>();
      const ids = items.map((item) => {
        if (!codes.has(item.codeId)) codes.set(item.codeId, assertUsable(scope.db, item.codeId));
        return makeSegment(scope, texts, item, item.coderId ?? project.coderId);
      });
      return ids.map((id) => readSegment(scope.db, id)!);
    },
  );
}

function labelOfCreation(db: ReadableDb, made: readonly Segment[]): string {
  if (made.length !== 1) return `Code ${made.length} passages`;
  const name = readCode(db, made[0]!.codeId)?.name ?? '';
  return `Code “${excerpt(made[0]!.quote)}” as ${name}`;
}

export function excerpt(quote: string): string {
  const line = quote.slice(0, 400).replace(/\s+/gu, ' ').trim();
  return line.length <= 40 ? line : `${line.slice(0, snapToGraphemes(line, { start: 0, end: 39 }).end)}…`;
}

export function makeSegment(scope: CommandScope, texts: TextCache, item: SegmentToMake, coderId: CoderId): SegmentId {
  if (!findCoder(scope.db, coderId)) throw new ParlanceError('coder.not-found', 'This coder is not in the project.');
  const place = texts.place(item.articleId, item.start, item.end, item.unit);
  assertNotThere(scope.db, place, item.codeId, coderId, null);
  const id = (item.id ?? scope.newId()) as SegmentId;
  scope.record.insert('segment', {
    id,
    article_id: place.articleId,
    text_id: place.textId,
    code_id: item.codeId,
    coder_id: coderId,
    ...positionRow(place),
    weight: null,
    status: 'final',
    codebook_version: scope.codebookVersion,
    created_at: scope.time,
    modified_at: scope.time,
  });
  if (item.memo) writeMemo(scope, { subject: 'segment', subjectId: id, text: item.memo }, coderId);
  if (item.attributes) writeAttributes(scope, id, item.attributes);
  startArticle(scope, item.articleId, coderId);
  return id;
}

/** The first coding starts the article for its coder. */
function startArticle(scope: CommandScope, articleId: ArticleId, coderId: CoderId): void {
  const known = oneRow(
    scope.db,
    'SELECT 1 FROM article_state WHERE article_id = ? AND coder_id = ?',
    articleId,
    coderId,
  );
  if (!known) writeArticleState(scope, articleId, coderId, 'in-progress');
}

function positionRow(place: PlacedPassage) {
  return {
    start_utf16: place.start,
    end_utf16: place.end,
    start_cp: place.startCp,
    end_cp: place.endCp,
    quote: place.quote,
  };
}

function assertUsable(db: ReadableDb, codeId: CodeId): void {
  const code = readCode(db, codeId);
  if (!code)
    throw new ParlanceError('code.not-found', 'This code is not in the codebook any more.', { details: { codeId } });
  if (code.retiredAt !== null) {
    throw new ParlanceError('code.retired', `The code “${code.name}” is retired. Bring it back to use it again.`, {
      details: { codeId },
    });
  }
}

function assertNotThere(
  db: ReadableDb,
  place: PlacedPassage,
  codeId: CodeId,
  coderId: CoderId,
  except: SegmentId | null,
): void {
  const there = findSegmentAt(db, place, codeId, coderId);
  if (there === undefined || there === except) return;
  throw new ParlanceError(
    'segment.exists',
    'This passage already carries this code by this coder. Nothing was changed.',
    {
      details: { segmentId: there },
    },
  );
}

/** Moves the ends of a coding, in UTF-16 units of the text that it was made on. */
export function resizeSegment(
  project: OpenProject,
  id: SegmentId,
  start: number,
  end: number,
): CommandOutcome<Segment> {
  const texts = createTextCache(project.db);
  return project.command(
    { command: 'segments.resize', label: (made) => `Resize a passage to “${excerpt(made.quote)}”` },
    (scope) => {
      const segment = requireSegment(scope.db, id);
      const place = texts.placeInVersion(segment, start, end);
      if (place.start !== segment.start || place.end !== segment.end) {
        assertNotThere(scope.db, place, segment.codeId, segment.coderId, id);
        scope.record.update('segment', id, { ...positionRow(place), modified_at: scope.time });
      }
      return readSegment(scope.db, id)!;
    },
  );
}

export function updateSegments(
  project: OpenProject,
  ids: readonly SegmentId[],
  patch: SegmentPatch,
): CommandOutcome<void> {
  const label = ids.length === 1 ? 'Change a coding' : `Change ${ids.length} codings`;
  return project.command({ command: 'segments.update', label }, (scope) => {
    const codeId = patch.codeId as CodeId | undefined;
    if (codeId !== undefined) assertUsable(scope.db, codeId);
    for (const id of ids) {
      const segment = requireSegment(scope.db, id);
      if (codeId !== undefined && codeId !== segment.codeId) {
        assertNotThere(scope.db, segment, codeId, segment.coderId, id);
      }
      const isChanged = scope.record.update('segment', id, {
        ...(codeId !== undefined && { code_id: codeId }),
        ...(patch.status !== undefined && { status: patch.status }),
        ...(patch.weight !== undefined && { weight: patch.weight }),
      });
      const isAttributeChanged = patch.attributes !== undefined && writeAttributes(scope, id, patch.attributes);
      if (isChanged || isAttributeChanged) scope.record.update('segment', id, { modified_at: scope.time });
    }
  });
}

/** Takes codings off, with their memos and attributes. */
export function removeSegments(project: OpenProject, ids: readonly SegmentId[]): CommandOutcome<string> {
  return project.command({ command: 'segments.remove', label: (label) => label }, ({ db, record }) => {
    let label = `Remove ${ids.length} codings`;
    for (const id of ids) {
      const segment = requireSegment(db, id);
      if (ids.length === 1) label = `Remove ${readCode(db, segment.codeId)?.name} from “${excerpt(segment.quote)}”`;
      for (const row of attributeRowsOf(db, id)) record.remove('segment_attribute', row.id);
      for (const memo of memosOn(db, 'segment', id)) record.remove('memo', memo.id);
      record.remove('segment', id);
    }
    return label;
  });
}

function requireSegment(db: ReadableDb, id: SegmentId): Segment {
  const segment = readSegment(db, id);
  if (segment) return segment;
  throw new ParlanceError('segment.not-found', 'This coding is not in the project any more.', { details: { id } });
}
