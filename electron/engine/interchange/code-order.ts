import type { NoteTally } from './note-tally.ts';
import type { PlannedCode } from './plan.ts';

/** So deep no tree is that people made; and the tree is walked by recursion. */
const deepest = 200;

/**
 * Codes as a plan wants them: parents before children, siblings in the order given. What hangs on something missing, or
 * on itself, stands at the top.
 */
export function codesInOrder(
  codes: Iterable<PlannedCode>,
  compare: (a: PlannedCode, b: PlannedCode) => number,
  notes: NoteTally,
): PlannedCode[] {
  const byKey = new Map<string, PlannedCode>();
  for (const code of codes) byKey.set(code.key, code);
  const children = new Map<string | null, PlannedCode[]>();
  for (const code of byKey.values()) {
    if (code.parentKey !== null && !hasSoundParent(byKey, code)) {
      code.parentKey = null;
      notes.add('code-without-parent', 'What stands above a code is missing; it stands at the top now.', code.name);
    }
    const siblings = children.get(code.parentKey);
    if (siblings) siblings.push(code);
    else children.set(code.parentKey, [code]);
  }
  const ordered: PlannedCode[] = [];
  const visit = (parentKey: string | null): void => {
    for (const code of (children.get(parentKey) ?? []).toSorted(compare)) {
      ordered.push(code);
      visit(code.key);
    }
  };
  visit(null);
  return ordered;
}

function hasSoundParent(byKey: ReadonlyMap<string, PlannedCode>, code: PlannedCode): boolean {
  let above = code.parentKey === null ? undefined : byKey.get(code.parentKey);
  if (!above) return false;
  for (let depth = 0; above; depth++) {
    if (above === code || depth > deepest) return false;
    above = above.parentKey === null ? undefined : byKey.get(above.parentKey);
  }
  return true;
}
