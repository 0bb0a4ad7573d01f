import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { builtHash, clearStamp, sourceHash, writeStamp } from './build-stamp.ts';
import { projectFolder } from './paths.ts';

/** Bundles that run on Node or in Electron. What is not listed as external is bundled, so only better-sqlite3 ships. */
interface NodeBundle {
  readonly folder: string;
  readonly entries: Readonly<Record<string, string>>;
  /** Electron 33, the oldest runtime that the suites run on, is Node 20.18. */
  readonly target: 'node20.18' | 'node22.14';
  /** A sandboxed preload can load one CommonJS file and nothing else. */
  readonly format: 'esm' | 'cjs';
  readonly parsesDocuments: boolean;
}

const nodeBundles: readonly NodeBundle[] = [
  {
    folder: 'main',
    entries: { index: 'electron/main/index.ts' },
    target: 'node20.18',
    format: 'esm',
    parsesDocuments: false,
  },
  {
    folder: 'preload',
    entries: { index: 'electron/preload/index.ts' },
    target: 'node20.18',
    format: 'cjs',
    parsesDocuments: false,
  },
  {
    folder: 'engine',
    entries: {
      'desktop-engine': 'electron/hosts/desktop-engine.ts',
      'import-worker': 'electron/engine/jobs/import-worker.ts',
    },
    target: 'node20.18',
    format: 'esm',
    parsesDocuments: true,
  },
  {
    folder: 'cli',
    entries: { main: 'electron/hosts/cli/main.ts', 'import-worker': 'electron/engine/jobs/import-worker.ts' },
    target: 'node22.14',
    format: 'esm',
    parsesDocuments: true,
  },
];

function nodeConfig(bundle: NodeBundle): InlineConfig {
  const extension = bundle.format === 'cjs' ? 'cjs' : 'js';
  return {
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'], target: 'node' },
    build: {
      ssr: true,
      outDir: join(projectFolder, 'dist', bundle.folder),
      emptyOutDir: true,
      target: bundle.target,
      minify: false,
      sourcemap: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(bundle.entries).map(([name, path]) => [name, join(projectFolder, path)]),
        ),
        // Speed-ups of WebSocket and a canvas for DOM measuring: optional in their packages and not used by us.
        external: ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate', 'canvas'],
        output: {
          format: bundle.format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  };
}

async function buildNodeBundle(bundle: NodeBundle): Promise<void> {
  await build(nodeConfig(bundle));
  if (!bundle.parsesDocuments) return;
  const pdfium = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  copyFileSync(pdfium, join(projectFolder, 'dist', bundle.folder, 'pdfium.wasm'));
}

function buildPage(): Promise<unknown> {
  return build({ configFile: join(projectFolder, 'vite.config.ts'), logLevel: 'warn' });
}

/** Builds everything that is in `dist/`. The stamp is written last, so a build that broke off never looks finished. */
export async function buildAll(): Promise<void> {
  const hash = sourceHash();
  clearStamp();
  const started = performance.now();
  await Promise.all([buildPage(), ...nodeBundles.map(buildNodeBundle)]);
  copyFileSync(join(projectFolder, 'build', 'icon.png'), join(projectFolder, 'dist', 'icon.png'));
  writeStamp(hash);
  console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Builds only when a source changed since the last build that went through. */
export async function buildIfStale(): Promise<void> {
  if (builtHash() === sourceHash()) return;
  console.error('Building Parlance …');
  await buildAll();
}
