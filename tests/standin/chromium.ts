import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Frame, type Page, type Route } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../../build/chromium.ts';
import type { InvokeAnswer, PageMessage } from './ipc.ts';

export interface ChromiumDeps {
  /** The application's profile folder: the browser's profile lies inside, so localStorage survives a relaunch. */
  readonly userData: string;
  readonly headed: boolean;
  readonly serve: (route: Route) => Promise<void>;
  readonly receive: (page: Page, frame: Frame, message: PageMessage) => Promise<InvokeAnswer | null>;
}

export interface Chromium {
  readonly headed: boolean;
  /** Starts the browser once; the address is where a debugger can attach. */
  start(): Promise<string>;
  isRunning(): boolean;
  /** The first window takes the page the browser opens with. */
  newPage(isFirst: boolean): Promise<Page>;
  targetId(page: Page): Promise<string>;
  close(): Promise<void>;
}

export function createChromium(deps: ChromiumDeps): Chromium {
  let context: BrowserContext | null = null;
  const running = (): BrowserContext => {
    if (!context) throw new Error('Cannot create BrowserWindow before app is ready');
    return context;
  };
  return {
    headed: deps.headed,
    isRunning: () => context !== null,
    start: async () => {
      const profile = prepareProfile(deps.userData);
      context = await launch(profile, deps.headed);
      await context.exposeBinding('__standin', ({ page, frame }, message: PageMessage) =>
        deps.receive(page, frame, message),
      );
      await context.route(() => true, deps.serve);
      const [port, path] = (await readWhenWritten(join(profile, 'DevToolsActivePort'))).split('\n');
      return `ws://127.0.0.1:${port}${path}`;
    },
    newPage: async (isFirst) => {
      const first = running().pages()[0];
      return isFirst && first ? first : running().newPage();
    },
    targetId: async (page) => {
      const session = await running().newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      await session.detach();
      return targetInfo.targetId;
    },
    close: async () => {
      await context?.close().catch(() => {}); // it may be gone already
    },
  };
}

function prepareProfile(userData: string): string {
  const profile = join(userData, 'chromium');
  const preferences = join(profile, 'Default/Preferences');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  if (!existsSync(preferences)) writeFileSync(preferences, '{"translate":{"enabled":false}}'); // no translation bar
  return profile;
}

function launch(profile: string, headed: boolean): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: !headed,
    locale: 'zh-CN',
    viewport: null,
    acceptDownloads: true,
    serviceWorkers: 'block',
    args: [
      ...chromiumArgs,
      '--remote-debugging-port=0',
      '--window-size=1366,768',
      '--test-type', // no warning bar about --no-sandbox
      '--lang=zh-CN',
      ...(headed ? ['--app=data:text/html,'] : []),
    ],
  });
}

async function readWhenWritten(path: string): Promise<string> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.includes('\n')) return text;
    await sleep(25);
  }
  throw new Error(`Chromium did not write ${path}`);
}
