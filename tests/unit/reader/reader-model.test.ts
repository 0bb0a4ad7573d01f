import { describe, expect, test } from 'vitest';
import { createReaderModel, neighbourSegment } from '../../../renderer/features/reader/reader-model.ts';
import { createTextMap } from '../../../renderer/features/reader/text-map.ts';
import { splitParagraphs } from '../../../shared/domain/text/paragraphs.ts';
import type { ArticleTextId, CodeId, CoderId } from '../../../shared/domain/ids.ts';
import { segmentOf } from './records.ts';

const text = Array.from({ length: 120 }, () => 'Twenty characters ab').join('\n');
const map = createTextMap(text, splitParagraphs(text));
const textId = 'text' as ArticleTextId;
const nothing = { codeIds: new Set<CodeId>(), coderIds: new Set<CoderId>() };
const boundary = map.sections[1]!.start;

const first = segmentOf('first', 0, 40);
const across = segmentOf('across', boundary - 10, boundary + 10, { codeId: 'other' as CodeId });
const last = segmentOf('last', boundary + 5, boundary + 30, { coderId: 'navid' as CoderId });

describe('the codings of an article', () => {
  const model = createReaderModel([first, across, last], textId, map, nothing, null);

  test('lie in every section that they touch', () => {
    expect(model.bySection.map((list) => list.map(({ id }) => id))).toEqual([
      ['first', 'across'],
      ['across', 'last'],
      [],
    ]);
  });

  test('overlapping ones have lanes of their own', () => {
    expect(model.lanes.get('across')).not.toBe(model.lanes.get('last'));
    expect(model.laneCount).toBe(2);
    expect(model.hasSeveralCoders).toBe(true);
    expect(model.index.at(boundary + 6).map(({ id }) => id)).toEqual(['across', 'last']);
  });

  test('one more leaves the lanes, and the lists of other sections, as they are', () => {
    const added = segmentOf('added', 10, 20);
    const next = createReaderModel([first, added, across, last], textId, map, nothing, model);
    expect(next.bySection[0]).not.toBe(model.bySection[0]);
    expect(next.bySection[1]).toBe(model.bySection[1]);
    for (const [id, lane] of model.lanes) expect(next.lanes.get(id)).toBe(lane);
  });

  test('hidden codes, hidden coders and earlier versions of the text are left out', () => {
    const older = segmentOf('older', 0, 10, { textId: 'before' as ArticleTextId });
    const ids = (hidden: typeof nothing) =>
      createReaderModel([first, older, across, last], textId, map, hidden, null).segments.map(({ id }) => id);
    expect(ids(nothing)).toEqual(['first', 'across', 'last']);
    expect(ids({ ...nothing, codeIds: new Set(['other' as CodeId]) })).toEqual(['first', 'last']);
    expect(ids({ ...nothing, coderIds: new Set(['navid' as CoderId]) })).toEqual(['first', 'across']);
  });
});

test('stepping goes from coding to coding, from a place where none is chosen, and ends', () => {
  const all = [first, across, last];
  expect(neighbourSegment(all, null, 30, 1)).toBe(across);
  expect(neighbourSegment(all, null, 30, -1)).toBe(first);
  expect(neighbourSegment(all, 'across', 0, 1)).toBe(last);
  expect(neighbourSegment(all, 'last', 0, 1)).toBeNull();
  expect(neighbourSegment(all, 'first', 0, -1)).toBeNull();
});
