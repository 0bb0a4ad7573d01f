import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The table of ARCHITECTURE.md ("Who may import whom"), held against every import in the tree. Lint says the same where
 * one types; this test also sees what a pattern on the specifier cannot: where a relative path really leads.
 */

const root = resolve(import.meta.dirname, '../..');

type Layer = 'domain' | 'contract' | 'engine' | 'hosts' | 'main' | 'preload' | 'renderer';

const folders: ReadonlyArray<readonly [string, Layer]> = [
  ['shared/domain', 'domain'],
  ['shared/contract', 'contract'],
  ['electron/engine', 'engine'],
  ['electron/hosts', 'hosts'],
  ['electron/main', 'main'],
  ['electron/preload', 'preload'],
  ['renderer', 'renderer'],
];

interface Rule {
  /** Layers of ours that may be imported with everything in them. */
  readonly layers: readonly Layer[];
  /** Layers of which only the types may be imported. */
  readonly typesOf: readonly Layer[];
  readonly mayUse: (packageName: string) => boolean;
}

const isNode = (name: string): boolean => name.startsWith('node:');
const isElectron = (name: string): boolean => name === 'electron' || name.startsWith('electron/');
const isPage = (name: string): boolean =>
  /^(react|@tanstack\/react|@fontsource|lucide|i18next|zustand|tinykeys)/.test(name);

const rules: Readonly<Record<Layer, Rule>> = {
  domain: { layers: ['domain'], typesOf: [], mayUse: () => false },
  contract: {
    layers: ['domain', 'contract'],
    typesOf: [],
    mayUse: (name) => name === 'zod' || /^@orpc\/(contract|client)(\/|$)/.test(name),
  },
  engine: {
    layers: ['domain', 'contract', 'engine'],
    typesOf: [],
    mayUse: (name) => !isElectron(name) && !isPage(name),
  },
  hosts: {
    layers: ['domain', 'contract', 'engine', 'hosts'],
    typesOf: [],
    mayUse: (name) => !isElectron(name) && !isPage(name),
  },
  main: {
    layers: ['contract', 'main', 'preload'],
    typesOf: ['domain'],
    mayUse: (name) => isElectron(name) || isNode(name) || name === 'zod',
  },
  preload: { layers: ['preload'], typesOf: ['contract'], mayUse: isElectron },
  renderer: {
    layers: ['domain', 'contract', 'renderer'],
    typesOf: [],
    mayUse: (name) => !isElectron(name) && !isNode(name) && name !== 'better-sqlite3',
  },
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx|mts|js|mjs)$/.test(entry.name) ? [path] : [];
  });
}

/** Every import of `source`: statements, re-exports, and calls of `import()`. */
function importsIn(file: string, source: string): Import[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const statement =
    /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?(?:[\w$*{][^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...withoutComments.matchAll(statement)].map((match) => ({
    file,
    specifier: match[2] ?? match[3] ?? '',
    isTypeOnly: match[1] !== undefined,
  }));
}

function layerOf(path: string): Layer | null {
  return folders.find(([folder]) => path.startsWith(`${folder}/`))?.[1] ?? null;
}

/** Why an import may not stand, or null where it may. */
function complaint(layer: Layer, { file, specifier, isTypeOnly }: Import): string | null {
  const rule = rules[layer];
  if (!specifier.startsWith('.')) {
    return rule.mayUse(specifier) ? null : `${file} (${layer}) imports the package ${specifier}`;
  }
  const target = relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join('/');
  // The version of the program stands in one place.
  if (target === 'package.json' && layer === 'hosts') return null;
  const targetLayer = layerOf(target);
  if (targetLayer === null) return `${file} (${layer}) imports ${target}, which belongs to no layer`;
  const isAllowed = rule.layers.includes(targetLayer) || (isTypeOnly && rule.typesOf.includes(targetLayer));
  return isAllowed ? null : `${file} (${layer}) imports ${target} (${targetLayer})`;
}

describe('the layers', () => {
  it.each(folders)('%s imports only what the table allows it', (folder, layer) => {
    const files = sourceFiles(folder);
    expect(files).not.toEqual([]);
    const imports = files.flatMap((file) => importsIn(file, readFileSync(join(root, file), 'utf8')));
    expect(imports.map((found) => complaint(layer, found)).filter((text) => text !== null)).toEqual([]);
  });

  it('sees every way of importing', () => {
    const source = [
      "import a from 'a';",
      "import { b, type B } from './b.ts';",
      "import type { C } from '../c.ts';",
      "import * as d from 'd';",
      "import './e.css';",
      "export { f } from './f.ts';",
      "export * from './g.ts';",
      "const h = await import('./h.ts');",
      'import {',
      '  i,',
      "} from './i.ts';",
      "// import z from 'z';",
      "/* import y from 'y'; */",
    ].join('\n');
    expect(importsIn('x.ts', source).map(({ specifier, isTypeOnly }) => [specifier, isTypeOnly])).toEqual([
      ['a', false],
      ['./b.ts', false],
      ['../c.ts', true],
      ['d', false],
      ['./e.css', false],
      ['./f.ts', false],
      ['./g.ts', false],
      ['./h.ts', false],
      ['./i.ts', false],
    ]);
  });

  it('refuses what the table refuses', () => {
    const refused: ReadonlyArray<readonly [Layer, string, string]> = [
      ['domain', 'shared/domain/text/x.ts', 'zod'],
      ['domain', 'shared/domain/text/x.ts', '../../contract/errors.ts'],
      ['contract', 'shared/contract/x.ts', 'node:fs'],
      ['engine', 'electron/engine/x.ts', 'electron'],
      ['engine', 'electron/engine/x.ts', '../hosts/cli/main.ts'],
      ['hosts', 'electron/hosts/x.ts', '../main/index.ts'],
      ['main', 'electron/main/x.ts', '../engine/create-engine.ts'],
      ['main', 'electron/main/x.ts', 'better-sqlite3'],
      ['preload', 'electron/preload/x.ts', '../../shared/contract/errors.ts'],
      ['renderer', 'renderer/x.ts', '../electron/engine/create-engine.ts'],
      ['renderer', 'renderer/x.ts', 'node:path'],
    ];
    for (const [layer, file, specifier] of refused) {
      expect(complaint(layer, { file, specifier, isTypeOnly: false }), `${file} ← ${specifier}`).not.toBeNull();
    }
  });
});
