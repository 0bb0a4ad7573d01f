import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';

/** Input of `codes.move`: the position counts among the new siblings without the code itself. */
export interface CodeMove {
  id: CodeId;
  parentId: CodeId | null;
  position: number;
}

export interface CodeDrop {
  id: CodeId;
  place: 'before' | 'on' | 'after';
}

function parentOf(tree: CodeTree<Code>, code: Code): CodeId | null {
  return code.parentId !== null && tree.get(code.parentId) ? code.parentId : null;
}

/** Siblings that the codebook shows beside a code; retired ones keep their places but nobody counts them. */
function shownSiblings(tree: CodeTree<Code>, code: Code): readonly Code[] {
  return tree.childrenOf(parentOf(tree, code)).filter((sibling) => sibling.retiredAt === null);
}

/** A place directly before or after another code. */
function beside(tree: CodeTree<Code>, id: CodeId, other: Code, place: 'before' | 'after'): CodeMove {
  const parentId = parentOf(tree, other);
  const siblings = tree.childrenOf(parentId).filter((sibling) => sibling.id !== id);
  const at = siblings.findIndex((sibling) => sibling.id === other.id);
  return { id, parentId, position: place === 'before' ? at : at + 1 };
}

function asLastChild(tree: CodeTree<Code>, id: CodeId, parentId: CodeId): CodeMove {
  return { id, parentId, position: tree.childrenOf(parentId).filter((child) => child.id !== id).length };
}

/** One place up or down among the siblings; null at the end of the line. */
export function shift(tree: CodeTree<Code>, id: CodeId, step: -1 | 1): CodeMove | null {
  const code = tree.get(id);
  if (!code) return null;
  const siblings = shownSiblings(tree, code);
  const other = siblings[siblings.findIndex((sibling) => sibling.id === id) + step];
  return other ? beside(tree, id, other, step < 0 ? 'before' : 'after') : null;
}

/** Under the sibling above it, as its last child; null where there is none. */
export function nest(tree: CodeTree<Code>, id: CodeId): CodeMove | null {
  const code = tree.get(id);
  if (!code) return null;
  const siblings = shownSiblings(tree, code);
  const above = siblings[siblings.findIndex((sibling) => sibling.id === id) - 1];
  return above ? asLastChild(tree, id, above.id) : null;
}

/** Out of its parent, to stand directly after it; null for a code without a parent. */
export function unnest(tree: CodeTree<Code>, id: CodeId): CodeMove | null {
  const code = tree.get(id);
  const parent = code?.parentId == null ? undefined : tree.get(code.parentId);
  return parent ? beside(tree, id, parent, 'after') : null;
}

/** What a drop means; null when nothing would change, or when a code would come to lie within itself. */
export function moveForDrop(tree: CodeTree<Code>, id: CodeId, drop: CodeDrop): CodeMove | null {
  const code = tree.get(id);
  const target = tree.get(drop.id);
  if (!code || !target || tree.isWithin(drop.id, id)) return null;
  const move = drop.place === 'on' ? asLastChild(tree, id, target.id) : beside(tree, id, target, drop.place);
  const now = tree.childrenOf(parentOf(tree, code)).findIndex((sibling) => sibling.id === id);
  return move.parentId === parentOf(tree, code) && move.position === now ? null : move;
}

/** The codebook after a move, as the engine will answer it: the siblings left behind close the gap. */
export function applyMove(codes: readonly Code[], move: CodeMove): Code[] {
  const moved = codes.find((code) => code.id === move.id);
  if (!moved) return [...codes];
  const byPlace = (a: Code, b: Code): number => a.position - b.position || (a.id < b.id ? -1 : 1);
  const places = new Map<CodeId, number>();
  const joined = codes.filter((code) => code.parentId === move.parentId && code.id !== move.id).sort(byPlace);
  joined.splice(move.position, 0, moved);
  joined.forEach((code, position) => places.set(code.id, position));
  if (move.parentId !== moved.parentId) {
    const left = codes.filter((code) => code.parentId === moved.parentId && code.id !== move.id).sort(byPlace);
    left.forEach((code, position) => places.set(code.id, position));
  }
  return codes.map((code) => {
    const position = places.get(code.id) ?? code.position;
    const parentId = code.id === move.id ? move.parentId : code.parentId;
    return position === code.position && parentId === code.parentId ? code : { ...code, position, parentId };
  });
}
