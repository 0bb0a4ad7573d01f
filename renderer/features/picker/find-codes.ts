import type { CodeTree } from '../../../shared/domain/coding/code-tree.ts';
import { pathSeparator, splitCodePath } from '../../../shared/domain/coding/code-tree.ts';
import type { Code } from '../../../shared/domain/coding/types.ts';
import type { CodeId } from '../../../shared/domain/ids.ts';
import { foldForIndex } from '../../../shared/domain/text/folding.ts';

export interface FoundCode {
  code: Code;
  /** Names above the code, from the root. */
  parents: readonly string[];
  isRecent: boolean;
}

interface Indexed {
  code: Code;
  parents: readonly string[];
  name: string;
  path: string;
  definition: string;
}

/** Codes that may be applied, ready to be searched. */
export interface CodeFinder {
  /** Without a query: recent codes first, then the codebook in its order. With one: best match first. */
  find: (query: string, recent: readonly CodeId[]) => FoundCode[];
  /** The code that a typed path means exactly, without regard to case and spelling variants. */
  named: (path: string) => Code | null;
}

export function createCodeFinder(tree: CodeTree<Code>): CodeFinder {
  const all = tree.ordered
    .filter((code) => code.retiredAt === null)
    .map((code): Indexed => {
      const names = tree.namesOf(code.id);
      return {
        code,
        parents: names.slice(0, -1),
        name: foldForIndex(code.name),
        path: foldForIndex(names.join(' ')),
        definition: foldForIndex(code.definition),
      };
    });
  return {
    find(query, recent) {
      const words = foldForIndex(query.replaceAll(pathSeparator.trim(), ' ')).split(/\s+/u).filter(Boolean);
      const recency = new Map(recent.map((id, position) => [id, position]));
      const scored = all.flatMap((entry, position) => {
        const score = words.length === 0 ? 0 : scoreOf(entry, words);
        const used = recency.get(entry.code.id);
        return score === null ? [] : [{ entry, position, score, used }];
      });
      scored.sort(
        (a, b) => b.score - a.score || (a.used ?? Infinity) - (b.used ?? Infinity) || a.position - b.position,
      );
      return scored.map(({ entry, used }) => ({
        code: entry.code,
        parents: entry.parents,
        isRecent: used !== undefined,
      }));
    },
    named(path) {
      const wanted = splitCodePath(path).map((name) => foldForIndex(name));
      const found = all.find(({ code }) => {
        const names = tree.namesOf(code.id).map((name) => foldForIndex(name));
        return names.length === wanted.length && names.every((name, depth) => name === wanted[depth]);
      });
      return found?.code ?? null;
    },
  };
}

/** Every word must be found somewhere; where it is found says how good the match is. */
function scoreOf(entry: Indexed, words: readonly string[]): number | null {
  let score = 0;
  for (const word of words) {
    const best = scoreOfWord(entry, word);
    if (best === 0) return null;
    score += best;
  }
  return entry.name === words.join(' ') ? score + 20 : score;
}

function scoreOfWord({ name, path, definition }: Indexed, word: string): number {
  if (name.startsWith(word)) return 8;
  if (name.includes(` ${word}`)) return 6;
  if (name.includes(word)) return 4;
  if (path.includes(` ${word}`) || path.startsWith(word)) return 3;
  if (path.includes(word)) return 2;
  return definition.includes(word) ? 1 : 0;
}
