import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { layoutTroubles } from './examine.ts';
import { type OpenRequests, watchRequests } from './requests.ts';
import type { Visitor } from './rpc.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ['light', 'dark'] as const;

/** One picture that was taken, and what was wrong on it. */
export interface Shot {
  readonly scene: string;
  readonly file: string;
  readonly troubles: readonly string[];
}

/** Takes pictures of one person's screens. */
export interface Camera {
  /** Opens an address and takes it in every size and scheme. @param prepare brings the page to the state to be shown */
  take(name: string, address: string, prepare?: (page: Page) => Promise<void>): Promise<readonly Shot[]>;
  close(): Promise<void>;
}

const settleMs = 250;
const paintMs = 120;
const readyMs = 15_000;

/** @param who signed in already; null for the screens before signing in */
export async function openCamera(
  browser: Browser,
  at: { readonly url: string; readonly folder: string; readonly who: Visitor | null },
): Promise<Camera> {
  mkdirSync(at.folder, { recursive: true });
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const cookie = at.who?.cookie();
  if (cookie) await context.addCookies([{ ...cookie, url: at.url, httpOnly: true, sameSite: 'Strict' }]);
  return {
    take: async (name, address, prepare) => {
      const page = await context.newPage();
      const said = listen(page);
      const requests = watchRequests(page);
      try {
        await page.goto(`${at.url}/#${address}`);
        await isReady(page, requests);
        await prepare?.(page);
        return await takeAll(page, { name, folder: at.folder, said, requests });
      } finally {
        await page.close();
      }
    },
    close: () => context.close(),
  };
}

async function takeAll(
  page: Page,
  {
    name,
    folder,
    said,
    requests,
  }: { readonly name: string; readonly folder: string; readonly said: string[]; readonly requests: OpenRequests },
): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const size of sizes)
    for (const colorScheme of schemes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // another size may ask for more rows, another scheme only paints anew
      await (colorScheme === 'light' ? isReady(page, requests) : page.waitForTimeout(paintMs));
      const file = `${name}-${size.width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      const troubles = colorScheme === 'light' ? await layoutTroubles(page) : [];
      shots.push({ scene: name, file, troubles: [...troubles, ...said.splice(0)] });
    }
  return shots;
}

/** Everything that was asked for has come, fonts included, and nothing moves any more. */
async function isReady(page: Page, requests: OpenRequests): Promise<void> {
  await requests.settled();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, { timeout: readyMs });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForTimeout(settleMs);
}

/** What the page complained of. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      said.push(`控制台：${message.text().slice(0, 200)}`);
  });
  page.on('pageerror', (error) => said.push(`出错：${error.message.slice(0, 200)}`));
  page.on('requestfailed', (request) => {
    // a page that is left gives up what it was still asking for
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') said.push(`没有读到：${request.url()}`);
  });
  return said;
}
