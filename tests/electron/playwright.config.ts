import { defineConfig } from '@playwright/test';

/** The real application in a real Electron. One at a time: windows of two applications would take each other's focus. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  globalSetup: './global-setup.ts',
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
});
