import type { PlannedCode } from './plan.ts';

export type CodeFields = Partial<Omit<PlannedCode, 'key' | 'parentKey' | 'name'>>;

/** Makes a codebook of the labels that a file uses, in the order in which they come up. */
export interface CodeCollector {
  /** The key of the code at the end of this path; what is missing on the way is made. */
  add(path: readonly string[], fields?: CodeFields): string;
  /** Parents before their children. */
  list(): PlannedCode[];
}

const separator = '\u001f';

export function createCodeCollector(): CodeCollector {
  const codes = new Map<string, PlannedCode>();
  return {
    add(path, fields = {}) {
      let parentKey: string | null = null;
      for (const [index, name] of path.entries()) {
        const key: string = parentKey === null ? name : `${parentKey}${separator}${name}`;
        const known = codes.get(key);
        if (known === undefined) codes.set(key, plannedCode({ key, parentKey, name }));
        if (index === path.length - 1) Object.assign(codes.get(key)!, fields);
        parentKey = key;
      }
      return parentKey ?? '';
    },
    list: () => [...codes.values()],
  };
}

/** A code about which nothing is known but its name. */
export function plannedCode(code: Pick<PlannedCode, 'key' | 'parentKey' | 'name'> & CodeFields): PlannedCode {
  return {
    color: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    value: null,
    shortcut: null,
    isRetired: false,
    createdAt: null,
    modifiedAt: null,
    ...code,
  };
}
