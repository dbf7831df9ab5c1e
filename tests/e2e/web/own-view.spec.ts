import { expect, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { openScreen, signIn } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 14:32', 'consultant-day');
});
test.afterEach(() => hub.close());

test('a consultant sees how the month stands, and each figure opens what is behind it', async ({ page }) => {
  await page.goto(hub.url);
  await signIn(page, 'consultant1');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { level: 1, name: '我的' })).toBeVisible();
  const missed = page.getByRole('grid', { name: '到期没做的回访' }).getByRole('row');
  await expect(missed).toHaveCount(1);
  await expect(missed).toContainText('赵立新');
  await expectAccessible(page);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /按时做完/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('grid', { name: '按时做完的回访' })).toBeVisible();
  await page.getByRole('button', { name: /当天的回访没做/ }).click();
  await expect(page.getByRole('complementary', { name: /检查发现/ })).toContainText('§八.2');
  await openScreen(page, '/own');
  await page.getByTitle('看 A 级客户').click();
  await expect(page.getByText('陈浩', { exact: true })).toBeVisible();
  await expect(page.getByText('田雨', { exact: true })).toBeHidden();
});

test('a manager comes to a consultant’s figures from his day', async ({ page }) => {
  await page.goto(hub.url);
  await signIn(page, 'showroom_manager5');
  await openScreen(page, '/today');
  await page.getByLabel('看谁的').click();
  await page.getByRole('option', { name: '王磊' }).click();
  await page.getByRole('button', { name: '他的数字' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '王磊的数字' })).toBeVisible();
  await expect(page.getByText(/按时率 \d+%/)).toBeVisible();
});
