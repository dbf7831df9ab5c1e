import { expect, type Page, test } from '@playwright/test';
import type { TestHub } from '../../hosts/start-hub.ts';
import { expectAccessible } from '../support/axe.ts';
import { goTo, signIn } from '../support/desk.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeEach(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'new-intervals');
});
test.afterEach(() => hub.close());

async function at(page: Page, loginName: string, route: string): Promise<void> {
  await page.goto(hub.url);
  await signIn(page, loginName);
  await goTo(page, route);
}

/** The day of the next plan of 刘洪波, as his consultant sees it. */
async function nextPlanOn(): Promise<string | undefined> {
  const session = rpcSession(hub.url);
  await session.signIn('consultant1', password);
  const { rows } = (await session.call('plan.today', { tab: 'week' })) as { rows: { name: string; dueOn: string }[] };
  return rows.find(({ name }) => name === '刘洪波')?.dueOn;
}

test('a manager sees what a shorter gap moves before it is saved, and then it has moved', async ({ page }) => {
  await at(page, 'general_manager7', '/settings/levels');
  await expect(page.getByText('现行', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  const panel = page.getByRole('complementary', { name: '会改动什么' });
  await expect(panel).toContainText('改一个数');
  await expect(panel.getByRole('button', { name: '定下这版规定' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'B 级最长间隔' }).fill('12');
  await expect(panel).toContainText('B 级 14 天 → 12 天');
  await expect(panel).toContainText('1 个下次回访提前，没有因此逾期的。');
  await expect(panel).toContainText('王磊 1 个');
  await page.getByRole('textbox', { name: '为什么改' }).fill('年底冲量');
  expect(await nextPlanOn()).toBe('2026-11-24');
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('新的级别规定已执行，1 个下次回访提前')).toBeVisible();
  await expect(page.getByRole('region', { name: '规定' })).toContainText('年底冲量');
  await expect(page.getByRole('row', { name: /30 天内/ })).toContainText('12 天');
  expect(await nextPlanOn()).toBe('2026-11-22');
  await expectAccessible(page);
});

test('a version of a later day waits and can be taken back; a day that has passed is refused while it is typed', async ({
  page,
}) => {
  await at(page, 'sales_manager6', '/settings/levels');
  await expect(page.getByText('现行', { exact: true })).toBeVisible();
  await page.keyboard.press('n');
  const day = page.getByRole('textbox', { name: '开始执行' });
  await day.fill('2026.11.1');
  await page.getByRole('textbox', { name: 'H 级最长间隔' }).fill('1');
  await expect(page.getByText('「2026.11.1」已经过去，要填今天或以后')).toBeVisible();
  await day.fill('12.1');
  const panel = page.getByRole('complementary', { name: '会改动什么' });
  await expect(panel).toContainText('1 个在12月1日 周二以前就该打');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('新的级别规定已定下，到那天零点执行')).toBeVisible();
  await page.getByRole('button', { name: '撤回这一版' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '撤回这一版' }).click();
  await expect(page.getByText('2026年12月1日 周二 起的规定已撤回')).toBeVisible();
  await expect(page.getByRole('row', { name: /7 天内/ })).toContainText('2 天');
});

test('what is to be graded anew is one key away from the calls, and graded with one more', async ({ page }) => {
  await at(page, 'consultant1', '/today');
  await expect(page.getByRole('button', { name: /重新定级 1 个/ })).toBeVisible();
  await page.keyboard.press('r');
  const panel = page.getByRole('complementary', { name: '重新定级 陈浩' });
  await expect(panel).toContainText('11月8日 周日 定的 H 级，没说哪天买');
  await expect(panel.getByRole('region', { name: '级别变化' })).toContainText('11-08 王磊');
  await expectAccessible(page);
  await page.keyboard.press('b');
  await expect(page.getByText('陈浩 改为 B 级，下次回访还是')).toBeVisible();
  await expect(page.getByText('没有要重新定级的')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '今日回访' })).toBeVisible();
  await expect(page.getByRole('button', { name: /重新定级/ })).toHaveCount(0);
});

test('a manager who looks at somebody’s day sees its head whole, and only what that person has to grade anew', async ({
  page,
}) => {
  await at(page, 'sales_manager6', '/today');
  await expect(page.getByRole('button', { name: /重新定级 1 个/ })).toBeVisible();
  const choose = async (name: string): Promise<void> => {
    await page.getByLabel('看谁的').click();
    await page.getByRole('option', { name }).click();
    await expect(page.getByRole('button', { name: '他的数字' })).toBeVisible();
  };
  await choose('李娜');
  await expect(page.getByRole('button', { name: /重新定级/ })).toHaveCount(0);
  await choose('王磊');
  await expect(page.getByRole('button', { name: /重新定级 1 个/ })).toBeVisible();
  const title = page.getByRole('heading', { name: '顾问回访' });
  expect(await title.evaluate((of) => of.scrollWidth <= of.clientWidth)).toBe(true);
  expect((await page.getByRole('button', { name: '日历' }).boundingBox())?.height).toBeLessThan(32);
  await page.getByRole('button', { name: /重新定级 1 个/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '重新定级' })).toBeVisible();
  await expect(page.getByLabel('看谁的')).toHaveValue('王磊');
});
