import type { Page } from 'playwright-core';

/** What a page is still asking for; the question for news is open as long as the page is, and is not counted. */
export interface OpenRequests {
  /** Waits until nothing has been asked for during half a second. */
  settled(): Promise<void>;
}

const quietMs = 500;
const lookMs = 50;
const longestMs = 15_000;

/** Counts from the page's first request on. @throws from `settled` where the page never comes to rest */
export function watchRequests(page: Page): OpenRequests {
  const open = new Set<unknown>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/rpc/live/changes')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return {
    settled: async () => {
      let quiet = 0;
      for (let waited = 0; quiet < quietMs; waited += lookMs) {
        if (waited > longestMs) throw new Error(`the page at ${page.url()} never comes to rest`);
        await page.waitForTimeout(lookMs);
        quiet = open.size === 0 ? quiet + lookMs : 0;
      }
    },
  };
}
