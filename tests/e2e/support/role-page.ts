import type { Browser, Page } from '@playwright/test';
import type { Role } from '../../../shared/domain/roles.ts';
import { password } from './prepare.ts';

/** A page at which somebody is signed in, and what went wrong on it. */
export interface RolePage {
  readonly page: Page;
  /** A call as the page would make it. */
  call(procedure: string, input: object): Promise<unknown>;
  /** Opens a screen of the application and waits until it stands: nothing is being read any more. */
  open(address: string): Promise<void>;
  /** Waits until nothing is being read any more. */
  settle(): Promise<void>;
  /** Answers that nobody may have, that are not there or that failed, and complaints of the page since the last time. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** How the people of a test showroom are called at the door: the role and their number. */
const loginNames: Readonly<Record<Role, string>> = {
  admin: 'admin',
  consultant: 'consultant1',
  receptionist: 'receptionist4',
  showroom_manager: 'showroom_manager5',
  sales_manager: 'sales_manager6',
  general_manager: 'general_manager7',
  telemarketer: 'telemarketer8',
  service_agent: 'service_agent9',
  clerk: 'clerk10',
};

/** Signs somebody of a role in, without the screens. */
export async function rolePage(browser: Browser, url: string, role: Role): Promise<RolePage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const call = async (procedure: string, input: object): Promise<unknown> => {
    const answer = await context.request.post(`${url}/rpc/${procedure.replace('.', '/')}`, {
      headers: { 'x-qiatan-request': '1' },
      data: { json: input },
    });
    const { json } = (await answer.json()) as { json: unknown }; // every answer of the host has this envelope
    if (!answer.ok()) throw new Error(`${procedure}: ${JSON.stringify(json)}`);
    return json;
  };
  await call('session.login', { loginName: loginNames[role], password });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1366, height: 768 });
  const said: string[] = [];
  const pending = new Set<unknown>();
  page.on('request', (request) => {
    // the question for news is open as long as the page is
    if (!request.url().endsWith('/rpc/live/changes')) pending.add(request);
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  page.on('response', (response) => {
    // a rule that says no is an answer like another; these are doors that a screen should not have knocked at
    if ([401, 403, 404].includes(response.status()) || response.status() >= 500)
      said.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  page.on('pageerror', (error) => said.push(error.message));
  const settle = async (): Promise<void> => {
    // new readings begin with the next drawing, for which a page that is busy takes longer
    await page.waitForTimeout(80);
    do {
      await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle(), { timeout: 200 })));
      while (pending.size > 0) await page.waitForTimeout(20);
      await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('[aria-busy="true"]'));
      // what the page drew last may have asked for more
    } while (pending.size > 0);
  };
  await page.goto(url);
  // the first screen comes by itself, and would write over an address that is asked for before
  await page.locator('main > *').first().waitFor();
  return {
    page,
    call,
    open: async (address) => {
      await page.evaluate((to) => {
        location.hash = to;
      }, address);
      await settle();
    },
    settle,
    complaints: () => said.splice(0),
    close: () => context.close(),
  };
}
