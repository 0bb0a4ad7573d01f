import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/electron/**', 'tests/bench/**', 'tests/fixtures/**'],
    // better-sqlite3 is a native module: a process of its own per file keeps one crash from taking the others along.
    pool: 'forks',
    // Real files and real databases on a busy machine: the limit is there to catch a hang, not to measure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: { provider: 'v8', include: ['shared/**', 'electron/engine/**', 'electron/hosts/**'] },
  },
});
