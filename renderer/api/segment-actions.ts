import type { ArticleDocument } from '../../shared/contract/schemas/articles.ts';
import type { ProjectSummary } from '../../shared/contract/schemas/project.ts';
import type { SegmentPatch } from '../../shared/contract/schemas/segments.ts';
import type { Segment } from '../../shared/domain/coding/types.ts';
import { createIdMaker, type ArticleId, type CodeId, type SegmentId } from '../../shared/domain/ids.ts';
import { createOffsetIndex, type OffsetIndex, type TextRange } from '../../shared/domain/text/offsets.ts';
import { useWorkbench, type Passage } from '../state/workbench.ts';
import { engine } from './engine.ts';
import { noteOwnRevision } from './events.ts';
import { applyChange, holdPending, withPendingChanges, type PendingChange } from './pending-segments.ts';
import { queries } from './queries.ts';
import { queryClient } from './query-client.ts';
import { showError } from '../components/toast.tsx';

const makeId = createIdMaker({ now: () => Date.now() }, (length) => crypto.getRandomValues(new Uint8Array(length)));

/** An id for something that the window shows before the engine knows of it. */
export function newId<T extends string>(): T {
  return makeId() as T;
}

/**
 * Puts codes on a passage. The codings are on the page when this returns its promise; the promise answers those that
 * are new, and a code that the passage has already is left alone. Failures are taken back and shown.
 */
export async function applyCodes(
  codeIds: readonly CodeId[],
  passage: Passage,
  /** Codes that are only just being made: the engine is asked once they are. */
  codesMade: Promise<unknown> = Promise.resolve(),
): Promise<readonly Segment[]> {
  const document = documentOf(passage.articleId);
  const project = queryClient.getQueryData(queries.project().queryKey);
  if (document === undefined || project === undefined || codeIds.length === 0) return [];
  const segments = freshCodes(codeIds, passage, project).map((codeId) => draft(codeId, passage, document, project));
  const workbench = useWorkbench.getState();
  workbench.rememberCodes(codeIds);
  const shown = segments[0] ?? existingCoding(codeIds[0]!, passage, project);
  if (workbench.articleId === passage.articleId && shown !== undefined) {
    useWorkbench.setState({ passage, segmentId: shown.id });
  }
  if (segments.length === 0) return [];
  const items = segments.map(({ id, articleId, codeId, start, end }) => ({ id, articleId, codeId, start, end }));
  const isDone = await change(passage.articleId, { kind: 'create', segments }, async () => {
    await codesMade;
    const { revision, segments: written } = await engine().segments.create({ items });
    return { revision, written };
  });
  return isDone ? segments : [];
}

/** Takes codings off one article, or off several. */
export async function removeSegments(ids: readonly SegmentId[]): Promise<void> {
  const chosen = useWorkbench.getState().segmentId;
  if (chosen !== null && ids.includes(chosen)) useWorkbench.getState().chooseSegment(null);
  await changeMany({ kind: 'remove', ids: new Set(ids) }, ids, () => engine().segments.remove({ ids: [...ids] }));
}

/** Moves the ends of a coding within its article. */
export async function resizeSegment(segment: Segment, range: TextRange): Promise<void> {
  const document = documentOf(segment.articleId);
  if (document === undefined || (range.start === segment.start && range.end === segment.end)) return;
  const patch = positionOf(document, range);
  await change(segment.articleId, { kind: 'patch', ids: new Set([segment.id]), patch }, async () => {
    const { start, end } = range;
    const { revision, segment: written } = await engine().segments.resize({ id: segment.id, start, end });
    return { revision, written: [written] };
  });
}

/** Changes code, status, weight or attributes of codings. An empty attribute value removes the attribute. */
export async function updateSegments(ids: readonly SegmentId[], patch: SegmentPatch): Promise<void> {
  const { attributes, codeId, status, weight } = patch;
  const shown: Partial<Segment> = {
    ...(codeId !== undefined && { codeId: codeId as CodeId }),
    ...(status !== undefined && { status }),
    ...(weight !== undefined && { weight }),
  };
  const changes: PendingChange = { kind: 'patch', ids: new Set(ids), patch: shown };
  if (ids.length === 1 && attributes !== undefined) {
    const before = findSegment(ids[0]!)?.attributes ?? {};
    const merged = Object.entries({ ...before, ...attributes }).filter(([, value]) => value !== '');
    shown.attributes = Object.fromEntries(merged);
  }
  await changeMany(changes, ids, () => engine().segments.update({ ids: [...ids], patch }));
  // Attributes of several codings at once are merged by the engine, and read again from there.
  if (ids.length > 1 && attributes !== undefined) {
    await queryClient.invalidateQueries({ queryKey: ['segments', 'article'] });
  }
}

/** Writes the memo of a coding; an empty text removes it. */
export async function setSegmentMemo(id: SegmentId, text: string): Promise<void> {
  const memo = text.trim() === '' ? null : text;
  await changeMany({ kind: 'patch', ids: new Set([id]), patch: { memo } }, [id], () =>
    engine().memos.set({ subject: 'segment', subjectId: id, text }),
  );
}

/** A coding that the window has read, of whatever article. */
export function findSegment(id: SegmentId): Segment | undefined {
  for (const [, rows] of cachedArticles()) {
    const found = rows?.find((row) => row.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function freshCodes(codeIds: readonly CodeId[], passage: Passage, project: ProjectSummary): CodeId[] {
  return [...new Set(codeIds)].filter((codeId) => existingCoding(codeId, passage, project) === undefined);
}

function existingCoding(codeId: CodeId, passage: Passage, project: ProjectSummary): Segment | undefined {
  return segmentsOf(passage.articleId).find(
    (row) =>
      row.codeId === codeId &&
      row.coderId === project.coderId &&
      row.start === passage.start &&
      row.end === passage.end,
  );
}

function draft(codeId: CodeId, passage: Passage, document: ArticleDocument, project: ProjectSummary): Segment {
  const now = new Date().toISOString();
  return {
    id: newId<SegmentId>(),
    articleId: passage.articleId,
    textId: document.textId,
    codeId,
    coderId: project.coderId,
    ...positionOf(document, passage),
    weight: null,
    status: 'final',
    memo: null,
    attributes: {},
    codebookVersion: project.codebookVersion,
    createdAt: now,
    modifiedAt: now,
  };
}

let lastOffsets: { textId: string; index: OffsetIndex } | null = null;

function positionOf(document: ArticleDocument, { start, end }: TextRange) {
  if (lastOffsets?.textId !== document.textId) {
    lastOffsets = { textId: document.textId, index: createOffsetIndex(document.text) };
  }
  const { index } = lastOffsets;
  const quote = document.text.slice(start, end);
  return { start, end, startCp: index.toCodePoint(start), endCp: index.toCodePoint(end), quote };
}

function documentOf(articleId: ArticleId): ArticleDocument | undefined {
  return queryClient.getQueryData(queries.article(articleId).queryKey);
}

function segmentsOf(articleId: ArticleId): readonly Segment[] {
  return queryClient.getQueryData(queries.segmentsOf(articleId).queryKey) ?? [];
}

function cachedArticles() {
  return queryClient.getQueriesData<Segment[]>({ queryKey: ['segments', 'article'] });
}

/** What the engine answers to a change, with the codings as it has written them where they may differ from ours. */
interface Answer {
  revision: number;
  written?: readonly Segment[];
}

/** Shows the change, asks for it, and takes it back where it is refused. */
async function change(articleId: ArticleId, pending: PendingChange, call: () => Promise<Answer>): Promise<boolean> {
  return changeIn([articleId], pending, call);
}

/** As `change`, for codings of several articles: those whose codings the window holds show it at once. */
async function changeMany(
  pending: PendingChange,
  ids: readonly SegmentId[],
  call: () => Promise<Answer>,
): Promise<boolean> {
  const wanted = new Set(ids);
  const holding = cachedArticles().flatMap(([, rows]) => rows?.find((row) => wanted.has(row.id))?.articleId ?? []);
  return changeIn(holding, pending, call);
}

async function changeIn(
  articleIds: readonly ArticleId[],
  pending: PendingChange,
  call: () => Promise<Answer>,
): Promise<boolean> {
  const releases = articleIds.map((articleId) => {
    editRows(articleId, (rows) => applyChange(rows, pending));
    return holdPending(articleId, pending);
  });
  const release = (): void => releases.forEach((done) => done());
  try {
    const { revision, written = [] } = await call();
    release();
    const byId = new Map(written.map((row) => [row.id, row]));
    for (const articleId of byId.size > 0 ? articleIds : []) {
      // What the analyst has changed since then is on its way and stays on the page.
      editRows(articleId, (rows) =>
        withPendingChanges(
          articleId,
          rows.map((row) => byId.get(row.id) ?? row),
        ),
      );
    }
    noteOwnRevision(revision);
    return true;
  } catch (error) {
    release();
    showError(error);
    void queryClient.invalidateQueries({ queryKey: ['segments', 'article'] });
    return false;
  }
}

function editRows(articleId: ArticleId, edit: (rows: readonly Segment[]) => readonly Segment[]): void {
  const { queryKey } = queries.segmentsOf(articleId);
  queryClient.setQueryData<Segment[]>(queryKey, (rows) => rows && [...edit(rows)]);
}
