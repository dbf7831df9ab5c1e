import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** The days typed through the screens from end to end: too long for every run, part of the soak. */
export default defineConfig({
  ...base,
  testDir: 'tests/e2e/long',
  projects: [
    { name: 'web', testMatch: /web-day/ },
    { name: 'desktop', testMatch: /desktop-day/ },
  ],
});
