import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** The days typed at the screens from end to end, of all cards on either host: part of the soak. */
export default defineConfig({
  ...base,
  testDir: 'tests/e2e/day',
  projects: [
    { name: 'web', testMatch: /web-day/, metadata: { allCards: true } },
    { name: 'desktop', testMatch: /desktop-day/, metadata: { allCards: true } },
    { name: 'rest', testDir: 'tests/e2e/rest' },
  ],
});
