import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page. Everything it needs is bundled (fonts too) and nothing is inlined, so the CSP needs no exception. */
export default defineConfig({
  root: folder('./renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: folder('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 4_000,
  },
});
