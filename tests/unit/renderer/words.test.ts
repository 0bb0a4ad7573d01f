import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const locale = path.join(renderer, 'locales/en');

const words = new Map(
  readdirSync(locale).map((file) => [
    path.basename(file, '.json'),
    JSON.parse(readFileSync(path.join(locale, file), 'utf8')) as unknown,
  ]),
);

function valueAt(tree: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);
}

/** As i18next finds it: the key itself, or its plural forms. */
function isThere(namespace: string, key: string): boolean {
  const tree = words.get(namespace);
  return [key, `${key}_one`, `${key}_other`].some((form) => typeof valueAt(tree, form) === 'string');
}

interface Use {
  file: string;
  namespace: string;
  key: string;
}

/**
 * Keys that stand in the source as plain text, in the namespace that was asked for last above them. Keys that are put
 * together while the program runs are not among them.
 */
function usesIn(file: string): Use[] {
  const source = readFileSync(file, 'utf8');
  const uses: Use[] = [];
  let own: string | undefined;
  let before = '';
  for (const [, hook, fixed, prefix, found] of source.matchAll(
    /useTranslation\('(\w+)'\)|getFixedT\(null, '(\w+)', '(\w+)'\)|\bt\(\s*'([^']+)'/g,
  )) {
    if (hook !== undefined || fixed !== undefined) {
      own = hook ?? fixed;
      before = prefix === undefined ? '' : `${prefix}.`;
    }
    const [first, second] = found?.split(':') ?? [];
    const namespace = second === undefined ? own : first;
    if (first !== undefined && namespace !== undefined) {
      uses.push({ file, namespace, key: second ?? before + first });
    }
  }
  return uses;
}

const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => path.join(renderer, file));

describe('words of the interface', () => {
  it('has a text for every key that the window asks for', () => {
    const uses = sources.flatMap(usesIn);
    expect(uses.length).toBeGreaterThan(150);
    const missing = uses
      .filter(({ namespace, key }) => !isThere(namespace, key))
      .map(({ file, namespace, key }) => `${path.relative(renderer, file)}: ${namespace}:${key}`);
    expect(missing).toEqual([]);
  });

  it('gives both plural forms wherever it gives one', () => {
    const halves: string[] = [];
    const visit = (node: unknown, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const keys = Object.keys(node);
      for (const key of keys) {
        if (key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other'))) halves.push(`${at}.${key}`);
        visit((node as Record<string, unknown>)[key], `${at}.${key}`);
      }
    };
    for (const [namespace, tree] of words) visit(tree, namespace);
    expect(halves).toEqual([]);
  });
});
