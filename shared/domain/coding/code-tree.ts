import type { CodeId } from '../ids.ts';

/** What separates the names of a code's path, for people and in files. */
export const pathSeparator = ' > ';

export interface TreeCode {
  id: CodeId;
  parentId: CodeId | null;
  name: string;
  position: number;
}

export interface CodeTree<T extends TreeCode> {
  /** Every code, parents before children, siblings by position. */
  readonly ordered: readonly T[];
  get(id: CodeId): T | undefined;
  childrenOf(id: CodeId | null): readonly T[];
  /** Names from the root down to the code. */
  namesOf(id: CodeId): string[];
  pathOf(id: CodeId): string;
  depthOf(id: CodeId): number;
  /** The code and everything below it. */
  familyOf(id: CodeId): Set<CodeId>;
  isWithin(id: CodeId, ancestor: CodeId): boolean;
}

export function createCodeTree<T extends TreeCode>(codes: readonly T[]): CodeTree<T> {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const children = new Map<CodeId | null, T[]>();
  for (const code of codes) {
    const parent = code.parentId !== null && byId.has(code.parentId) ? code.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  }
  const childrenOf = (id: CodeId | null): readonly T[] => children.get(id) ?? [];
  const ordered: T[] = [];
  const visit = (id: CodeId | null): void => {
    for (const child of childrenOf(id)) {
      ordered.push(child);
      visit(child.id);
    }
  };
  visit(null);

  const namesOf = (id: CodeId): string[] => {
    const names: string[] = [];
    for (let code = byId.get(id); code; code = code.parentId === null ? undefined : byId.get(code.parentId)) {
      names.unshift(code.name);
    }
    return names;
  };
  const familyOf = (id: CodeId): Set<CodeId> => {
    const family = new Set<CodeId>([id]);
    for (const member of family) for (const child of childrenOf(member)) family.add(child.id);
    return family;
  };
  return {
    ordered,
    get: (id) => byId.get(id),
    childrenOf,
    namesOf,
    pathOf: (id) => namesOf(id).join(pathSeparator),
    depthOf: (id) => namesOf(id).length - 1,
    familyOf,
    isWithin: (id, ancestor) => familyOf(ancestor).has(id),
  };
}

/** Splits `A > B > C`; blanks around the names do not count. */
export function splitCodePath(path: string): string[] {
  return path
    .split('>')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
