import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumShellPath } from './build/chromium.ts';

/**
 * Every spec starts its own host through tests/hosts, with its own data folder and clock; nothing is shared. A worker
 * waits for pages half of the time and more: two processors feed three, and a fourth only holds the others up.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumShellPath, args: [...chromiumArgs] },
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    // the two longest first, each for a worker of its own
    { name: 'web-day', testDir: 'tests/e2e/day', testMatch: /web-day/ },
    { name: 'desktop-day', testDir: 'tests/e2e/day', testMatch: /desktop-day/ },
    { name: 'web', testDir: 'tests/e2e/web' },
    { name: 'desktop', testDir: 'tests/e2e/desktop' },
    { name: 'rest', testDir: 'tests/e2e/rest' },
  ],
});
