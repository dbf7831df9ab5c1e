import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, openAs, takeBack } from '../support/desk.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'late-evening');
});
test.afterEach(() => hub.close());

const list = (page: Page) => page.getByRole('grid', { name: '异常信号' });
const panel = (page: Page, title: string) => page.getByRole('complementary', { name: `异常信号 ${title}` });

test('a manager comes from the findings, sees what an evening rests on, and says by keys what he found', async ({
  page,
}) => {
  await openAs(page, hub.url, 'sales_manager6', '/findings');
  await page.getByRole('tab', { name: '异常信号' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '异常信号' })).toBeVisible();
  await expect(list(page).getByRole('row', { name: /李娜/ })).toHaveCount(2);
  await page.getByRole('row', { name: /下班后集中登记/ }).click();
  const burst = panel(page, '下班后集中登记');
  await expect(burst).toContainText('23:40–23:46 登记了 7 次联系，展厅 18:00 关门');
  await expect(burst.getByRole('listitem')).toHaveCount(7);
  await expect(burst.getByRole('listitem').first()).toContainText('客户觉得价格还能再商量');
  await expectAccessible(page);

  await page.keyboard.press('2');
  await expect(burst.getByRole('radio', { name: /已找本人谈过/ })).toBeChecked();
  await page.keyboard.press('r');
  await page.keyboard.type('白天跑上牌，晚上补登');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已记下，只有经理看得到')).toBeVisible();
  // the next one says the same
  await page.getByRole('button', { name: '收起这条提示' }).click();
  await expect(list(page).getByRole('row', { name: /李娜/ })).toHaveCount(1);
  // the one below is next
  const paste = panel(page, '反馈雷同');
  await expect(paste).toContainText('7 位客户的反馈几乎一样');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有要看的')).toBeVisible();

  // taken back in one key
  await takeBack(page, '已记下，只有经理看得到');
  await expect(list(page).getByRole('row', { name: /反馈雷同/ })).toHaveCount(1);
  await page.getByRole('combobox', { name: '看没看过' }).click();
  await page.getByRole('option', { name: '看过的' }).click();
  await expect(list(page).getByRole('row', { name: /已找本人谈过/ })).toHaveCount(1);
  await expect(panel(page, '下班后集中登记')).toContainText('陈经理');
  await expect(panel(page, '下班后集中登记').getByLabel('说明')).toHaveValue('白天跑上牌，晚上补登');

  await panel(page, '下班后集中登记').getByRole('link', { name: '郝建 先生' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /郝建/ })).toBeVisible();

  // said once more: nothing is left
  await goTo(page, '/signals');
  await page.getByRole('combobox', { name: '看没看过' }).click();
  await page.getByRole('option', { name: '还没看' }).click();
  await page.getByRole('row', { name: /反馈雷同/ }).click();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有要看的')).toBeVisible();
  await expectAccessible(page);
});

test('whom it is about is told of no signal and has no finding of it, and no way to the screen', async ({ page }) => {
  await openAs(page, hub.url, 'consultant2', '/findings');
  await expect(page.getByRole('heading', { level: 1, name: '我的检查发现' })).toBeVisible();
  await expect(page.getByText('没有检查发现')).toBeVisible();
  await expect(page.getByRole('tab', { name: '异常信号' })).toHaveCount(0);
  await page.goto(`${hub.url}/#/signals`);
  await expect(page.getByText('您的岗位不能打开这一页')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '异常信号' })).toHaveCount(0);
});
