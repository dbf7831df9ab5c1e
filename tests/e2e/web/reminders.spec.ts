import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/desk.ts';
import { rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.afterEach(() => hub.close());

const strip = (page: Page) => page.locator('.notice');
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

async function work(page: Page, loginName = 'consultant1'): Promise<void> {
  await page.goto(hub.url);
  await signIn(page, loginName);
}

/** The system's own notices, heard instead of shown. */
async function hearNotices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const said: string[] = [];
    class Heard {
      static permission = localStorage.getItem('test-permission') ?? 'default';
      static async requestPermission(): Promise<string> {
        Heard.permission = 'granted';
        localStorage.setItem('test-permission', 'granted');
        return 'granted';
      }
      constructor(_title: string, { body }: { readonly body: string }) {
        said.push(body);
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Heard, heard: said });
  });
}

/** Remembers every notice of pages that are opened from now on, however short it stands. */
async function watchStrips(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { strips: seen });
    new MutationObserver(() => {
      for (const each of document.querySelectorAll('.notice')) seen.add(each.textContent ?? '');
    }).observe(document, { childList: true, subtree: true });
  });
}

const strips = (page: Page) => page.evaluate(() => [...(Reflect.get(window, 'strips') as ReadonlySet<string>)]);

const heard = (page: Page) => page.evaluate(() => Reflect.get(window, 'heard') as readonly string[]);

test('a promised call is told ten minutes before, in one window of the person, and one click opens it', async ({
  page,
  context,
}) => {
  hub = await startSeeded('2026-11-21 14:52', 'consultant-day');
  await work(page);
  await expect(strip(page)).toContainText('15:00 约好回访刘先生（尾号 5521），还有');
  await watchStrips(context);
  const second = await context.newPage();
  await second.goto(hub.url);
  await expect(panel(second, '回访 赵立新')).toBeVisible();
  await expect(second.getByRole('button', { name: '提醒，1 条' })).toBeVisible();
  await second.getByRole('button', { name: '提醒，1 条' }).click();
  await expect(second.getByRole('menuitem', { name: /15:00 刘先生/ })).toBeVisible();
  await expectAccessible(second);
  await second.getByRole('menuitem', { name: /15:00 刘先生/ }).click();
  await expect(panel(second, '回访 刘洪波')).toBeVisible();
  expect(await strips(second)).toEqual([]);
});

test('at 16:30 the consultant hears how many are open, on the desktop as well once he asked for it by a click', async ({
  page,
  context,
}) => {
  hub = await startSeeded('2026-11-21 16:29', 'consultant-day');
  await hearNotices(context);
  await work(page);
  await page.getByRole('button', { name: '提醒' }).click();
  await page.getByRole('menuitem', { name: '到点也在桌面上提醒我' }).click();
  await expect(page.getByRole('menuitem', { name: /桌面提醒已打开/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await hub.setClock('2026-11-21 16:31');
  await page.reload();
  await expect(strip(page)).toContainText('今天还有 5 个回访没做，24:00 前做完');
  expect(await heard(page)).toEqual(['今天还有 5 个回访没做，24:00 前做完']);
});

test('a request that the manager did not grant is told at once in his words, and stands behind the bell', async ({
  page,
  browser,
}) => {
  hub = await startSeeded('2026-11-21 10:00', 'consultant-day');
  await work(page);
  await expect(panel(page, '回访 赵立新')).toBeVisible();
  const manager = await rolePage(browser, hub.url, 'showroom_manager');
  const pending = z.object({ rows: z.array(z.object({ requestId: z.string(), name: z.string() })) });
  const { rows } = pending.parse(await manager.call('ending.pending', {}));
  const requestId = rows.find(({ name }) => name === '马跃')?.requestId;
  await manager.call('ending.decide', { requestId, approve: false, reason: '先问他定金交了没有' });
  await manager.close();
  await expect(strip(page)).toContainText(/郭展厅没批准马先生（尾号 \d{4}）的战败，明天再联系：先问他定金交了没有/);
  await page.getByRole('button', { name: '提醒，1 条' }).click();
  await expect(page.getByRole('menuitem', { name: /没批准战败：马先生.*郭展厅：先问他定金交了没有/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: /没批准战败：马先生/ }).click();
  await expect(panel(page, '回访 马跃')).toContainText('郭展厅没批准战败：先问他定金交了没有');
  await expect(page.getByRole('row', { name: /马跃/ })).toHaveAttribute('aria-selected', 'true');
});

test('at 20:30 the manager hears with whom calls are open; in quiet hours nobody hears anything', async ({ page }) => {
  hub = await startSeeded('2026-11-21 20:31', 'consultant-day');
  await work(page, 'sales_manager6');
  await expect(strip(page)).toContainText('今天还没做的回访：王磊 5');
  await page.evaluate(() => localStorage.clear());
  await watchStrips(page.context());
  await hub.setClock('2026-11-21 21:01');
  await page.reload();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.getByRole('button', { name: '提醒' }).click();
  await page.getByRole('menuitem', { name: '王磊 还有 5 个回访没做' }).click();
  await expect(page.getByRole('grid', { name: '每个人的回访' })).toBeVisible();
  expect(await strips(page)).toEqual([]);
});
