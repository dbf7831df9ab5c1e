import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { leaveDesk, openScreen, signIn } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

const words = '旧车可按 3.2 万收，今天把看车时间定下来。';
const rows = (page: Page) => page.getByRole('grid', { name: '今日回访' }).getByRole('row', { name: /尾号/ });
const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

/** The showroom manager writes on 田雨, the last of 王磊's calls, by keys. */
async function write(page: Page): Promise<void> {
  await page.goto(hub.url);
  await signIn(page, 'showroom_manager5');
  await openScreen(page, '/today');
  await page.getByLabel('看谁的').click();
  await page.getByRole('option', { name: '王磊' }).click();
  await rows(page).filter({ hasText: '田雨' }).click();
  await expect(panel(page, '回访 田雨')).toBeVisible();
  await page.keyboard.press('d');
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('批示已写给王磊，打下一个电话时先看到')).toBeVisible();
}

test('an instruction is the first call, is read with one key, answered by the call, and its author sees both', async ({
  page,
}) => {
  await write(page);
  await leaveDesk(page);
  await signIn(page, 'consultant1');
  await openScreen(page, '/today');
  await expect(rows(page).first()).toContainText('领导批示');
  await expect(panel(page, '回访 田雨').getByText(words)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('z');
  await expect(panel(page, '回访 田雨').getByText(/已读/)).toBeVisible();
  await expect(rows(page).first()).toContainText('赵立新');
  await page.keyboard.press('1');
  await expect(page.getByRole('checkbox', { name: /回复郭展厅的批示/ })).toBeChecked();
  await page.keyboard.type('周六上午带旧车来看');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已记下田雨/)).toBeVisible();
  await leaveDesk(page);
  await signIn(page, 'showroom_manager5');
  await openScreen(page, '/instructions');
  await page.getByRole('tab', { name: '已回复' }).click();
  await expect(panel(page, '批示 田雨')).toContainText('接通 · 周六上午带旧车来看');
  await expect(panel(page, '批示 田雨')).toContainText('王磊，今天 14:32');
});

test('it is taken back with Ctrl Z before it was read, and stands nowhere any more', async ({ page }) => {
  await write(page);
  await expect(panel(page, '回访 田雨').getByText(words)).toBeVisible();
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.press('Control+z');
  await expect(panel(page, '回访 田雨').getByText(words)).toBeHidden();
});

test('it is answered in words from the list, which leads to it from anywhere with G P', async ({ page }) => {
  await write(page);
  await leaveDesk(page);
  await signIn(page, 'consultant1');
  await expect(page.getByRole('link', { name: /领导批示/ })).toContainText('1');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(panel(page, '批示 田雨')).toContainText('郭展厅');
  await expectAccessible(page);
  await page.keyboard.press('r');
  await page.keyboard.type('他出差，周一再约');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已回复批示')).toBeVisible();
  await expect(page.getByText('没有要回复的批示')).toBeVisible();
});
