import { defineConfig } from '@playwright/test';
import { findBrowser, launchOptions } from './tests/support/find-browser.ts';

/** The page in a real Chromium, served by the real `serve` host. */
export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Traces cost a third of the time: ask for them with --trace=retain-on-failure.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(await findBrowser()),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
