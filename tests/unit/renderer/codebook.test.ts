import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMove, moveForDrop, nest, shift, unnest } from '../../../renderer/features/codebook/code-moves.ts';
import {
  arrangeCodes,
  isRemovable,
  ownerOfKey,
  parentsOf,
  retiredCodes,
} from '../../../renderer/features/codebook/codebook-rows.ts';
import type { CodeRow } from '../../../renderer/features/codebook/codebook-rows.ts';
import { createCodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { code } from './records.ts';

const retired = { retiredAt: '2026-01-02T00:00:00.000Z' };
/** A(A1, A2 retired, A3(A31)), B, C retired (C1), D */
const codes: Code[] = [
  code('A', null, 0, { segmentCount: 1, key: 'a' }),
  code('A1', 'A', 0, { segmentCount: 2 }),
  code('A2', 'A', 1, { ...retired, segmentCount: 5 }),
  code('A3', 'A', 2),
  code('A31', 'A3', 0, { segmentCount: 4, definition: 'Refuses to negotiate' }),
  code('B', null, 1),
  code('C', null, 2, retired),
  code('C1', 'C', 0, { segmentCount: 7 }),
  code('D', null, 3),
];
const tree = createCodeTree(codes);
const id = (name: string): CodeId => name as CodeId;
const drawn = (rows: readonly CodeRow[]): string =>
  rows.map((row) => row.code.id + (row.children.length > 0 ? `(${drawn(row.children)})` : '')).join(' ');
const after = (move: ReturnType<typeof nest>): string =>
  move === null ? 'stays' : drawn(arrangeCodes(createCodeTree(applyMove(codes, move))));

describe('the codebook as rows', () => {
  it('shows the codes in use, with what hangs on a retired code moved up, and counts families', () => {
    const rows = arrangeCodes(tree);
    expect(drawn(rows)).toBe('A(A1 A3(A31)) B C1 D');
    expect([rows[0]!.familyCount, rows[0]!.children[1]!.familyCount]).toEqual([7, 4]);
    expect(parentsOf(rows)).toEqual(['A', 'A3']);
    expect(retiredCodes(tree).map((one) => one.id)).toEqual(['A2', 'C']);
  });

  it('filters by name and definition and keeps what leads there', () => {
    expect([
      drawn(arrangeCodes(tree, 'negotiate')),
      drawn(arrangeCodes(tree, 'b')),
      drawn(arrangeCodes(tree, 'zzz')),
    ]).toEqual(['A(A3(A31))', 'B', '']);
    expect(retiredCodes(tree, 'c').map((one) => one.id)).toEqual(['C']);
  });

  it('removes only what nothing uses and nothing hangs on, and knows whose a key is', () => {
    expect(codes.filter((one) => isRemovable(tree, one)).map((one) => one.id)).toEqual(['B', 'D']);
    expect([ownerOfKey(codes, 'A', id('B'))?.id, ownerOfKey(codes, 'a', id('A'))]).toEqual(['A', undefined]);
  });
});

describe('moving codes', () => {
  it('goes up and down past retired siblings and stops at the ends', () => {
    expect([
      after(shift(tree, id('A1'), 1)),
      after(shift(tree, id('D'), -1)),
      after(shift(tree, id('A'), -1)),
      after(shift(tree, id('D'), 1)),
    ]).toEqual(['A(A3(A31) A1) B C1 D', 'A(A1 A3(A31)) D B C1', 'stays', 'stays']);
  });

  it('nests under the sibling above and unnests to stand after the parent', () => {
    expect([
      after(nest(tree, id('A3'))),
      after(nest(tree, id('D'))),
      after(nest(tree, id('A'))),
      after(unnest(tree, id('A1'))),
      after(unnest(tree, id('A31'))),
      after(unnest(tree, id('B'))),
    ]).toEqual([
      'A(A1(A3(A31))) B C1 D',
      'A(A1 A3(A31)) B(D) C1',
      'stays',
      'A(A3(A31)) A1 B C1 D',
      'A(A1 A3 A31) B C1 D',
      'stays',
    ]);
  });

  it('reads a drop, and refuses one into itself or onto its own place', () => {
    const drop = (what: string, target: string, place: 'before' | 'on' | 'after'): string =>
      after(moveForDrop(tree, id(what), { id: id(target), place }));
    expect([
      drop('D', 'A1', 'before'),
      drop('B', 'A3', 'on'),
      drop('A31', 'B', 'after'),
      drop('A', 'A31', 'on'),
      drop('A', 'A', 'before'),
      drop('B', 'A', 'after'),
    ]).toEqual(['A(D A1 A3(A31)) B C1', 'A(A1 A3(A31 B)) C1 D', 'A(A1 A3) B A31 C1 D', 'stays', 'stays', 'stays']);
  });

  it('never loses or doubles a code, and gives no two siblings the same place', () => {
    const names = codes.map((one) => one.id);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom('before', 'on', 'after')),
          { maxLength: 20 },
        ),
        (drops) => {
          let now = codes;
          for (const [what, target, place] of drops) {
            const move = moveForDrop(createCodeTree(now), what, { id: target, place: place as 'before' });
            if (move) now = applyMove(now, move);
          }
          const result = createCodeTree(now);
          expect(result.ordered.map((one) => one.id).toSorted()).toEqual(names.toSorted());
          for (const parent of [null, ...names]) {
            const siblings = result.childrenOf(parent);
            expect(new Set(siblings.map((one) => one.position)).size).toBe(siblings.length);
          }
        },
      ),
    );
  });
});
