import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { builtHash, clearStamp, sourceHash, writeStamp } from './build-stamp.ts';
import { projectFolder } from './paths.ts';

/** Bundles that run on Node or in Electron. What is not listed as external is bundled, so only better-sqlite3 ships. */
interface NodeBundle {
  /** Folders below `dist/` that this bundle fills; the first takes the parts that its entries share. */
  readonly folders: readonly string[];
  /** By their place below `dist/`, without the extension. */
  readonly entries: Readonly<Record<string, string>>;
  /** A sandboxed preload can load one CommonJS file and nothing else. */
  readonly format: 'esm' | 'cjs';
}

const nodeBundles: readonly NodeBundle[] = [
  { folders: ['main'], entries: { 'main/index': 'electron/main/index.ts' }, format: 'esm' },
  { folders: ['preload'], entries: { 'preload/index': 'electron/preload/index.ts' }, format: 'cjs' },
  {
    // One bundle: the window's engine and the command line are the same code behind two doors.
    folders: ['engine', 'cli'],
    entries: {
      'engine/desktop-engine': 'electron/hosts/desktop-engine.ts',
      'engine/import-worker': 'electron/engine/jobs/import-worker.ts',
      'cli/main': 'electron/hosts/cli/main.ts',
    },
    format: 'esm',
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
      outDir: join(projectFolder, 'dist'),
      emptyOutDir: false,
      // Electron 33, the oldest runtime that the suites run on, is Node 20.18.
      target: 'node20.18',
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
          chunkFileNames: `${bundle.folders[0]}/[name]-[hash].${extension}`,
        },
      },
    },
  };
}

async function buildNodeBundle(bundle: NodeBundle): Promise<void> {
  for (const folder of bundle.folders) rmSync(join(projectFolder, 'dist', folder), { recursive: true, force: true });
  await build(nodeConfig(bundle));
}

/** Files that are read at run time beside the bundles: the PDF engine and the window's icon. */
function copyAssets(): void {
  const pdfium = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  copyFileSync(pdfium, join(projectFolder, 'dist', 'engine', 'pdfium.wasm'));
  copyFileSync(join(projectFolder, 'build', 'icon.png'), join(projectFolder, 'dist', 'icon.png'));
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
  copyAssets();
  writeStamp(hash);
  console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Builds only when a source changed since the last build that went through. */
export async function buildIfStale(): Promise<void> {
  if (builtHash() === sourceHash()) return;
  console.error('Building Parlance …');
  await buildAll();
}
