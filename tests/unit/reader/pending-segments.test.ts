import { describe, expect, test } from 'vitest';
import { applyChange, holdPending, withPendingChanges } from '../../../renderer/api/pending-segments.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { segmentOf } from './records.ts';

const article = 'article' as ArticleId;
const a = segmentOf('a', 0, 10);
const b = segmentOf('b', 20, 30);
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('changes that the engine has not answered yet', () => {
  test('an answer from before a new coding does not take it off the page', () => {
    const release = holdPending(article, { kind: 'create', segments: [segmentOf('new', 5, 9)] });
    expect(ids(withPendingChanges(article, [a, b]))).toEqual(['a', 'new', 'b']);
    expect(ids(withPendingChanges('elsewhere' as ArticleId, [a, b]))).toEqual(['a', 'b']);
    release();
    expect(ids(withPendingChanges(article, [a, b]))).toEqual(['a', 'b']);
  });

  test('a coding that the engine has answered with meanwhile is there once', () => {
    const change = { kind: 'create', segments: [a] } as const;
    expect(ids(applyChange([a, b], change))).toEqual(['a', 'b']);
  });

  test('removed ones stay away and moved ones stay moved, in the order of the text', () => {
    const removed = applyChange([a, b], { kind: 'remove', ids: new Set([a.id]) });
    expect(ids(removed)).toEqual(['b']);
    const moved = applyChange([a, b], { kind: 'patch', ids: new Set([a.id]), patch: { start: 25, end: 40 } });
    expect(moved.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['b', 20, 30],
      ['a', 25, 40],
    ]);
  });
});
