import type { Segment } from '../../shared/domain/coding/types.ts';
import type { ArticleId, SegmentId } from '../../shared/domain/ids.ts';
import { byStartThenLonger } from '../../shared/domain/text/interval-index.ts';

/** A change that the window shows already and the engine has not answered yet. */
export type PendingChange =
  | { kind: 'create'; segments: readonly Segment[] }
  | { kind: 'remove'; ids: ReadonlySet<SegmentId> }
  | { kind: 'patch'; ids: ReadonlySet<SegmentId>; patch: Partial<Segment> };

const pending = new Map<ArticleId, Set<PendingChange>>();

/** Until the returned function is called, whatever is read from the engine is shown with the change made. */
export function holdPending(articleId: ArticleId, change: PendingChange): () => void {
  const changes = pending.get(articleId) ?? new Set();
  changes.add(change);
  pending.set(articleId, changes);
  return () => {
    changes.delete(change);
    if (changes.size === 0) pending.delete(articleId);
  };
}

/** An answer that was on its way while the analyst went on coding must not take the newer codings off the page. */
export function withPendingChanges(articleId: ArticleId, rows: readonly Segment[]): Segment[] {
  let result: readonly Segment[] = rows;
  for (const change of pending.get(articleId) ?? []) result = applyChange(result, change);
  return result === rows ? [...rows] : [...result];
}

/** Rows after the change, in the engine's order. Applying a change twice is the same as once. */
export function applyChange(rows: readonly Segment[], change: PendingChange): readonly Segment[] {
  if (change.kind === 'remove') return rows.filter((row) => !change.ids.has(row.id));
  if (change.kind === 'patch') {
    return inOrder(rows.map((row) => (change.ids.has(row.id) ? { ...row, ...change.patch } : row)));
  }
  const known = new Set(rows.map((row) => row.id));
  const added = change.segments.filter((segment) => !known.has(segment.id));
  return added.length === 0 ? rows : inOrder([...rows, ...added]);
}

function inOrder(rows: Segment[]): Segment[] {
  return rows.sort((a, b) => byStartThenLonger(a, b) || (a.id < b.id ? -1 : 1));
}
